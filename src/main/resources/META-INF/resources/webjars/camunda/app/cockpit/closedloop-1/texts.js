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
  since: ['Since', '起始时间'],
  round: ['Round', '轮次'],
  owner: ['Owner', '责任方'],
  remedy: ['What helps', '处理办法'],
  noLoop: ['no loop', '无流程'],
  ago: ['{} ago', '{}前'],
  'reason.promiseMissed': ['What was promised is overdue', '承诺已逾期'],
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
  assignee: ['User id; empty: back to the team', '用户名；留空则退回班组'],
  give: ['Give', '确定'],
  'done.retry': ['repeated', '已重试'],
  'done.reassign': ['reassigned', '已改派'],
  'done.resend': ['letters are sent again', '通知正在重新发送'],
  'done.remind': ['whoever should move it has been reminded', '已催办责任方'],
  'done.reopen': ['set going again', '已重新启动'],
  unknownAssignee: ['Nobody with this user id is here today.', '该用户名今天不在岗或不存在。'],
  refused: ['That could not be done. Please try again.', '未能完成，请重试。'],
  days: ['{} d', '{} 天'],
  hours: ['{} h', '{} 小时'],
  minutes: ['{} min', '{} 分钟'],
  signIn: ['Your session has ended. Please sign in again.', '会话已结束，请重新登录。'],
  gone: ['This is not running any more, or you may not read it.', '已结束运行，或您无权查看。'],
  noData: ['These figures could not be loaded. Cockpit works without them.', '无法加载这些数据，其余功能不受影响。'],
  day: ['Day', '日期'],
  today: ['now', '当前'],
  trend: ['Trend', '趋势'],
  'trend.about': ['loops that stood still at the end of each of the last 14 days, and now', '近 14 天每日结束时及当前停滞的流程数'],
  'trend.none': ['Nothing stood still at the end of any of these days.', '近 14 天每日结束时均无停滞。'],
  figures: ['Figures of the steps', '步骤数据'],
  'figures.about': ['A closed sub-process counts what is inside it.', '折叠的子流程计入其内部步骤。'],
  inside: ['(with what is inside)', '（含内部步骤）'],
  version: ['Version {}:', '版本 {}：'],
  waiting: ['waiting', '待处理'],
  overdue: ['overdue', '已超期'],
  stalled: ['stalled', '停滞'],
  'count.waiting': ['{} waiting', '{} 待处理'],
  'count.overdue': ['{} overdue', '{} 已超期'],
  'count.stalled': ['{} stalled', '{} 停滞'],
  withoutStep: ['({} of them at no step)', '（其中 {} 个不在任何步骤）'],
  otherVersions: ['· in other versions {} stalled', '· 其他版本停滞 {}'],
  heatMap: ['Heat map:', '热力图：'],
  'heat.off': ['Off', '关闭'],
  'heat.time': ['Time spent', '平均停留时长'],
  'heat.again': ['Done again', '重复次数'],
  'heat.title': ['{} on average; done {} times in {} loops, {} times again', '平均 {}；共执行 {} 次，涉及 {} 个流程实例，其中重复 {} 次'],
  'heat.time.about': ['Average time of a pass in the last {} days, all versions:', '近 {} 天每次执行的平均停留时长（全部版本）：'],
  'heat.again.about': ['How often done again in the same loop, last {} days, all versions:', '近 {} 天同一流程内的重复次数（全部版本）：'],
  below: ['below {}', '低于 {}'],
  from: ['{} and more', '{} 及以上'],
  passes: ['Passes', '执行次数'],
  loops: ['Loops', '流程实例'],
  'steps.about': ['Waiting, overdue, stalled: now, version {}. Time and passes: the last {} days, all versions.', '待处理、已超期、停滞：当前，版本 {}。时长与次数：近 {} 天，全部版本。'],
  'tab.steps': ['Figures of the steps', '步骤数据'],
  'tab.case': ['Case', '案件'],
  times: ['{}×', '{} 次'],
  'times.about': ['Taken {} times in this loop', '本流程中已执行 {} 次'],
  dueIn: ['due in {}', '剩余 {}'],
  dueOn: ['due {}', '截止 {}'],
  overdueSince: ['overdue since {}', '自 {} 起超期'],
  dropped: ['no longer needed', '不再需要'],
  met: ['met {}', '{} 已兑现'],
  metLate: ['met late, {}', '{} 延迟兑现'],
  promises: ['Promises', '承诺期限'],
  rounds: ['Rounds', '轮次'],
  timeline: ['Timeline', '处理经过'],
  'round.of': ['Round {}', '第 {} 轮'],
  now: ['now', '至今'],
  'state.open': ['open', '处理中'],
  'state.closed': ['closed', '已关闭'],
  'state.withdrawn': ['withdrawn', '已撤回'],
  casePage: ['Open the page of the case', '打开案件页面'],
  'process.complaintHandling': ['Complaint handling', '投诉处理'],
  'process.majorQualityReview': ['Major quality review', '重大质量评审'],
  'process.periodicMaintenance': ['Periodic maintenance', '定期保养'],
  'process.promiseEscalation': ['Promise escalation', '承诺升级'],
  'process.repairDispatch': ['Repair dispatch', '维修派工'],
  'process.satisfactionFollowUp': ['Satisfaction follow-up', '满意度回访'],
  'process.serviceInquiry': ['Service inquiry', '咨询与建议处理'],
  'process.sparePartSupply': ['Spare part supply', '备件供应'],
  'process.stalledLoopWatch': ['Stalled loop watch', '停滞监控'],
  'process.monthlyServiceReport': ['Monthly service report', '月度售后服务报表'],
  'process.stocktake': ['Stocktake', '库存盘点'],
  'process.undeliverableMessage': ['Undeliverable message', '未送达的消息'],
  noCase: ['This loop belongs to no case.', '此流程不属于任何案件。']
};

/** The words of a key, with the values put in at {} in turn. */
export function t(key, ...values) {
  return values.reduce((words, value) => words.replace('{}', () => value), TEXTS[key]?.[chinese ? 1 : 0] ?? key);
}

/** What a process is called; one that process owners added since is called by its key. */
export function process(key) {
  return key && Object.hasOwn(TEXTS, 'process.' + key) ? t('process.' + key) : key || '';
}

export function dateTime(iso) {
  return new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(iso));
}

/** A calendar day such as 2026-11-22, which lies in no zone. */
export function day(date) {
  return new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short', timeZone: 'UTC'}).format(new Date(date));
}

/** A span of time as people say it: its two largest units. */
export function span(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60000));
  const parts = [[Math.floor(minutes / 1440), 'days'], [Math.floor(minutes / 60) % 24, 'hours'], [minutes % 60, 'minutes']].filter(part => part[0] > 0);
  return parts.slice(0, 2).map(([number, unit]) => t(unit, number)).join(' ') || t('minutes', 0);
}

export function ago(iso, now) {
  return t('ago', span(now - new Date(iso)));
}
