// What the stalled loops say, in the language of the browser.
const chinese = (navigator.languages?.[0] || navigator.language || 'en').toLowerCase().startsWith('zh');
const language = chinese ? 'zh-CN' : 'en-GB';

const TEXTS = {
  title: ['Stalled loops', '停滞的流程'],
  none: ['Every loop moves: nobody has to act.', '所有流程均正常推进，无需处理。'],
  loading: ['Looking …', '正在查询……'],
  failed: ['The stalled loops could not be loaded. Cockpit works without them.', '无法加载停滞的流程，其余功能不受影响。'],
  forbidden: ['Only management and service supervisors see the stalled loops.', '仅管理层和服务主管可查看停滞的流程。'],
  all: ['All', '全部'],
  reference: ['Case', '案件'],
  step: ['Step', '步骤'],
  reason: ['Why', '原因'],
  since: ['Since', '自'],
  round: ['Round', '轮次'],
  owner: ['Owner', '责任方'],
  remedy: ['What helps', '处理办法'],
  noLoop: ['no loop', '无流程'],
  ago: ['{} ago', '{}前'],
  'reason.promiseMissed': ['A promise to the customer is overdue', '对客户的承诺已逾期'],
  'reason.incident': ['A step failed and is not repeated any more', '步骤失败且不再重试'],
  'reason.jobStuck': ['A step is due and nothing executes it', '步骤已到期但无人执行'],
  'reason.nobodyCanAct': ['Nobody who is here can do the task', '在岗人员中无人可处理该任务'],
  'reason.nobodyWillCall': ['Nothing will ever wake this loop up', '没有任何事件会唤醒此流程'],
  'reason.roundLimit': ['The limit of rounds is reached', '已达轮次上限'],
  'reason.unusuallyLong': ['It waits far longer than usual at this step', '在此步骤停留时间远超平常'],
  'reason.undeliverable': ['A letter could not be delivered', '通知无法送达'],
  'remedy.retry': ['Retry', '重试'],
  'remedy.reassign': ['Reassign', '改派'],
  'remedy.resend': ['Send again', '重新发送'],
  'remedy.remind': ['Remind', '催办'],
  'remedy.reopen': ['Set it going again', '重新启动'],
  days: ['{} d', '{} 天'],
  hours: ['{} h', '{} 小时'],
  minutes: ['{} min', '{} 分钟']
};

export function t(key, value) {
  const text = TEXTS[key]?.[chinese ? 1 : 0] ?? key;
  return value === undefined ? text : text.replace('{}', value);
}

export function dateTime(iso) {
  return new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso));
}

export function ago(iso, now) {
  const minutes = Math.max(0, Math.floor((now - new Date(iso)) / 60000));
  const parts = [[Math.floor(minutes / 1440), 'days'], [Math.floor(minutes / 60) % 24, 'hours'], [minutes % 60, 'minutes']].filter(part => part[0] > 0);
  const words = parts.slice(0, 2).map(([number, unit]) => t(unit, number)).join(' ');
  return t('ago', words || t('minutes', 0));
}
