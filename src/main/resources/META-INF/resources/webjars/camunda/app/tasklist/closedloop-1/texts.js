// What the additions say, in the language of the browser.
export const chinese = (navigator.languages?.[0] || navigator.language || 'en').toLowerCase().startsWith('zh');
export const language = chinese ? 'zh-CN' : 'en';

const TEXTS = {
  record: ['Record a complaint', '登记投诉'],
  people: ['People', '人员'],
  dismiss: ['Dismiss', '关闭'],
  notCompleted: ['The task was not completed', '任务未完成'],
  taskStaysOpen: ['Nothing was changed. Correct the form and complete it again.', '未作任何更改。请修改表单后重新完成。'],
  tryAgain: ['Nothing was changed. Try again in a moment; if it happens again, tell your administrator.', '未作任何更改。请稍后重试；如再次出现，请联系管理员。'],
  unknownRefusal: ['The server gave no reason.', '服务器未给出原因。'],
  noConnection: ['The server could not be reached.', '无法连接服务器。'],
  case: ['Case', '案件'],
  loading: ['Loading the case …', '正在加载案件……'],
  loadFailed: ['The case could not be loaded.', '无法加载案件。'],
  retry: ['Try again', '重试'],
  noCase: ['This task does not belong to a case.', '此任务不属于任何案件。'],
  signIn: ['Your session has ended. Please sign in again.', '会话已结束，请重新登录。'],
  show: ['Show', '展开'],
  hide: ['Hide', '收起'],
  round: ['Round {}', '第 {} 轮'],
  thisTask: ['This task', '本任务'],
  dueOn: ['due {}: ', '{} 截止：'],
  customer: ['Customer', '客户'],
  address: ['Address for a visit', '上门地址'],
  openCase: ['Open the page of the case', '打开案件页面'],
  noContact: ['no contact known', '无联系方式'],
  writesIn: ['writes in {}', '使用{}'],
  product: ['Product', '产品'],
  description: ['What happened', '情况描述'],
  kind: ['Kind of inquiry', '咨询类别'],
  remedySought: ['Remedy sought', '客户诉求'],
  danger: ['The customer says', '客户声明'],
  dangerStated: ['danger, or work at a standstill', '有危险或生产经营停顿'],
  judgement: ['Judged to be', '研判'],
  received: ['Received', '收到时间'],
  owner: ['owner {}', '负责人 {}'],
  duplicates: ['Perhaps the same matter', '可能重复'],
  attachments: ['Attachments', '附件'],
  promises: ['Promises', '承诺期限'],
  messages: ['What happened so far', '至今经过'],
  solution: ['Solution', '解决方案'],
  promised: ['promised for {}', '承诺 {}'],
  amount: ['amount {}', '金额 {}'],
  steps: ['Steps', '步骤'],
  resources: ['Resources', '资源'],
  proposal: ['Proposal', '团队建议'],
  engineerProposal: ['Engineer’s proposal', '工程师建议'],
  earlierRounds: ['Earlier rounds', '此前各轮'],
  conduct: ['about staff conduct', '涉及人员行为'],
  left: ['{} left', '剩余 {}'],
  late: ['{} overdue', '已超期 {}'],
  met: ['met {}', '{} 已兑现'],
  metLate: ['met late, {}', '{} 延迟兑现'],
  dropped: ['no longer needed', '不再需要'],
  score: ['score {}', '评分 {}'],
  to: ['{}, due {}: ', '{}，{} 截止：'],
  maintenance: ['Maintenance plan', '保养计划'],
  maintenanceDue: ['due {}', '{} 到期'],
  earlierVisit: ['visit before: {}', '上次保养：{}'],
  specialTopic: ['Special topic', '专题服务'],
  workOrder: ['Repair', '维修'],
  attempt: ['attempt {}', '第 {} 次维修'],
  part: ['part {}', '备件 {}'],
  repeatOf: ['Repeat repair', '重复维修'],
  repeats: ['the fault of {} came back, {} times now', '{} 的故障再次出现，共 {} 次'],
  coverage: ['Coverage', '保修判定'],
  quotations: ['Quotation', '报价'],
  validUntil: ['valid until {}', '有效期至 {}'],
  dispatches: ['Engineers sent', '派工记录'],
  unanswered: ['not answered yet', '尚未答复'],
  comesOn: ['appointment {}', '预约 {}'],
  arrivedOn: ['arrived {}', '{} 到达'],
  proposals: ['Proposed engineers', '推荐工程师'],
  points: ['{} points', '{} 分'],
  tasks: ['Several tasks', '批量任务'],
  write: ['Write to the customer', '给客户写信'],
  writeText: ['Your message: the customer gets it as a letter and on the page of the case', '消息内容：客户将收到信件，也可在案件页面查看'],
  writeSend: ['Send', '发送'],
  written: ['The message is on its way.', '消息已发出。'],
  notWritable: ['No letter can reach this customer: please call.', '无法给该客户写信：请致电。'],
  note: ['Add a note', '添加备注'],
  noteText: ['Note for colleagues; the customer does not see it', '同事可见的备注，客户看不到'],
  noteSave: ['Save the note', '保存备注'],
  noted: ['The note is saved.', '备注已保存。'],
  duplicate: ['Same matter as …', '与其他案件重复……'],
  duplicateReference: ['Number of the other case', '另一案件的编号'],
  duplicateHow: ['What to do', '处理方式'],
  duplicateLink: ['Link them: both go on', '仅关联：两个案件继续处理'],
  duplicateMerge: ['Join it into this one: it ends, the customer is told', '并入本案件：另一案件结束并告知客户'],
  duplicateHint: ['What was said in the other case stays readable here.', '另一案件的往来内容仍可在此查看。'],
  duplicateDo: ['Do it', '执行'],
  duplicateDone: ['Done.', '已完成。'],
  handOver: ['Hand over', '移交任务'],
  handOverTo: ['To', '移交给'],
  handOverNote: ['Note (optional)', '备注（可选）'],
  handOverDo: ['Hand over', '移交'],
  handedOver: ['The task is handed over.', '任务已移交。'],
  backToTeam: ['back to the team', '退回团队'],
  standsInFor: ['stands in for {}', '代替 {}'],
  notYours: ['This task is done, or not yours any more.', '此任务已完成，或已不属于您。'],
  notDone: ['This was not done. Please try again in a moment.', '操作未完成，请稍后重试。'],
  appointments: ['Engineers and appointments', '派工与预约'],
  spareParts: ['Spare parts', '备件'],
  partExpected: ['expected {}', '预计 {} 到货'],
  partNeeded: ['needed by {}', '{} 前需要'],
  knowledge: ['Answers that may help', '可参考的答案'],
  askKnowledge: ['Search the knowledge base', '搜索知识库'],
  search: ['Search', '搜索'],
  loadingKnowledge: ['Looking for answers …', '正在查找答案……'],
  noKnowledge: ['Nothing fits. Try other words.', '没有匹配的内容，请换个说法。'],
  knowledgeFailed: ['The knowledge base could not be asked. The rest of the case is complete.', '暂时无法查询知识库，案件的其他内容不受影响。'],
  useAnswer: ['Use this answer', '使用此答案'],
  answerFilledIn: ['The answer is in the form: please adapt it to this customer.', '答案已填入表单，请按客户情况修改。'],
  answerCut: ['The answer is longer than the field takes: its end is missing. Please shorten it before you complete the task.',
    '答案超出字段长度，末尾未填入。请在完成任务前精简。'],
  answerCopied: ['The answer is copied; paste it where you need it.', '答案已复制，可粘贴使用。'],
  answerNoted: ['It is noted that you use this answer.', '已记录您使用了此答案。'],
  article: ['Article {}', '文章 {}'],
  fromCase: ['from case {}', '来自案件 {}'],
  helpedTimes: ['helped {}, did not help {}', '有效 {} 次，无效 {} 次'],
  usedHere: ['used for this case', '本案件已使用'],
  merged: ['Joined cases', '已并入的案件'],
  conversation: ['Messages and notes', '往来消息与备注'],
  events: ['What else happened', '其他经过'],
  'order.appearance': ['Appearance', '外观'],
  'order.configuration': ['Configuration', '配置'],
  'order.findings': ['Findings', '检查结果'],
  'order.workDone': ['Work done', '已做工作'],
  'reason.skillModel': ['skilled for this model', '擅长该型号'],
  'reason.skillSeries': ['skilled for this series', '擅长该系列'],
  'reason.skillFault': ['skilled for this kind of fault', '擅长此类故障'],
  'reason.noSkill': ['no matching skill', '无匹配技能'],
  'reason.sameRegion': ['in the region of the product', '与产品同区域'],
  'reason.otherRegion': ['in another region', '不在产品所在区域'],
  'reason.openOrder': ['open work orders: {}', '未结工单：{}'],
  'reason.offDuty': ['not at work now, back in {} h', '当前不在班，约 {} 小时后上班'],
  'reason.standsIn': ['stands in for somebody absent', '代替缺勤人员'],
  'reason.declined': ['declined this work order', '已拒绝过该工单'],
  'reason.silent': ['did not answer for this work order', '对该工单未答复'],
  'reason.sameEngineer': ['did the repair that did not last', '上次维修人员（故障复发）'],
  'reason.senior': ['senior, for a repeat repair', '资深工程师，适合重复维修']
};

const CODES = {
  knowledgeUsed: ['Answer from knowledge used', '使用了知识库答案'],
  note: ['Note', '备注'], message: ['Message to the customer', '致客户的消息'], mergedHere: ['Joined into this case', '已并入本案件'],
  mergedInto: ['Goes on in another case', '已并入其他案件继续处理'], merged: ['announcement of the joining', '合并通知'],
  taskAssigned: ['Task handed to', '任务移交给'], taskGivenBack: ['Task given back to the team', '任务已退回团队'],
  taskTakenOver: ['Task taken over from', '任务接手自'], taskPrioritised: ['Priority of the task changed', '任务优先级已更改'],
  taskMoveUndone: ['Change of the task undone', '任务更改已撤销'],
  'part-requested': ['asked for', '已申请'], 'part-reserved': ['reserved', '已预留'], 'part-missing': ['not in stock', '缺货'],
  'part-ordered': ['ordered', '已订购'], 'part-issued': ['issued', '已发放'], 'part-received': ['received', '已收到'],
  'part-unavailable': ['cannot be had', '无法供应'], 'part-released': ['no longer reserved', '预留已取消'],
  technical: ['Technical', '技术'], quality: ['Quality', '质量'], usage: ['Usage', '使用'], service: ['Service', '服务'],
  delivery: ['Delivery', '交付'], other: ['Other', '其他'],
  emergency: ['Emergency', '紧急'], high: ['High', '高'], normal: ['Normal', '一般'], low: ['Low', '低'],
  firstResponse: ['First response', '首次答复'], verification: ['Verification', '核实'], rediagnosis: ['New diagnosis', '重新诊断'],
  promisedDate: ['Promised date', '承诺日期'], callBack: ['Call-back', '回访'],
  design: ['design', '设计'], manufacture: ['manufacture', '制造'], material: ['material', '材料'], assembly: ['assembly', '装配'],
  transport: ['transport', '运输'], installation: ['installation', '安装'], misuse: ['misuse', '使用不当'], wear: ['wear', '磨损'],
  staff: ['staff', '人员'], information: ['information', '信息告知'], expectation: ['expectation', '客户期望过高'], software: ['software', '软件'], unknown: ['unknown', '不明'],
  explanation: ['explanation', '说明解释'], technicalSupport: ['technical support', '技术支持'], repair: ['repair', '维修'],
  replacement: ['replacement', '更换'], returnGoods: ['return of goods', '退货'], compensation: ['compensation', '赔偿'],
  'nature-product': ['about the product', '产品投诉'], 'nature-service': ['about service', '服务投诉'],
  'nature-integrity': ['about integrity', '诚信投诉'], 'complexity-simple': ['simple', '简单'], 'complexity-medium': ['of medium complexity', '中等复杂'],
  'complexity-complex': ['complex', '复杂'], 'responsibility-manufacturer': ['responsible: manufacturer', '责任方：制造商'],
  'responsibility-supplier': ['responsible: supplier', '责任方：供应商'], 'responsibility-logistics': ['responsible: logistics', '责任方：物流'],
  'responsibility-installer': ['responsible: installer', '责任方：安装方'], 'responsibility-staff': ['responsible: staff', '责任方：员工'],
  'responsibility-customer': ['responsible: customer', '责任方：客户'], 'responsibility-unclear': ['responsibility unclear', '责任不明'],
  satisfied: ['satisfied', '满意'], dissatisfied: ['not satisfied', '不满意'], notReached: ['not reached', '未联系到'],
  findingsAccepted: ['findings accepted', '接受调查结果'], withdrawn: ['withdrawn', '已撤回'], unresolved: ['unresolved', '未解决'],
  en: ['English', '英文'], zh: ['Chinese', '中文'],
  'technical-support': ['Technical support', '技术支持'], 'customer-service': ['Customer service', '客户服务'], sales: ['Sales', '销售'],
  logistics: ['Logistics', '物流'], 'service-supervisors': ['Supervisors', '主管'], management: ['Management', '管理层'],
  system: ['the process', '系统'], customer: ['the customer', '客户'],
  filed: ['Filed', '已提交'], duplicateLinked: ['Perhaps the same matter', '可能重复'], classified: ['Classified', '已分类'],
  handedOver: ['Handed over', '已移交'], response: ['Answered', '已答复'], substantiated: ['Substantiated', '投诉成立'],
  notSubstantiated: ['Not substantiated', '投诉不成立'], findings: ['Findings explained', '已说明调查结果'],
  unsolvable: ['Reported as unsolvable', '报告无法解决'], proposalAccepted: ['Proposal accepted', '建议已采纳'],
  proposalRefused: ['Proposal refused', '建议未采纳'], compensationApproved: ['Compensation approved', '赔偿已批准'],
  compensationRefused: ['Compensation refused', '赔偿未批准'], solutionAgreed: ['Solution agreed', '方案已商定'],
  solutionRefused: ['Customer did not agree', '客户不同意'], carriedOut: ['Carried out', '已执行'], rediagnosed: ['Diagnosed again', '已重新诊断'],
  roundOpened: ['New round opened', '已开启新一轮'], caseWithdrawn: ['Withdrawn', '已撤回'], caseClosed: ['Closed', '已关闭'],
  letterSent: ['Message sent', '已发送消息'], undeliverable: ['Message could not be delivered', '消息未能送达'],
  reachedOtherwise: ['Reached another way', '已用其他方式联系'], calendarAssumed: ['Calendar assumed', '按假定日历计算'],
  'stall.retry': ['Stalled step repeated', '停滞步骤已重试'], 'stall.reassign': ['Stalled task reassigned', '停滞任务已改派'],
  'stall.resend': ['Stalled letters sent again', '停滞通知已重新发送'], 'stall.remind': ['Stalled loop: owner reminded', '停滞流程：已催办责任方'],
  'stall.reopen': ['Stalled loop set going again', '停滞流程已重新启动'],
  promiseWarning: ['Owner warned', '已提醒负责人'], promiseMissed: ['Promise missed', '承诺已超期'],
  supervisorsTold: ['Supervisors told', '已通知主管'], promiseEscalated: ['Management told', '已通知管理层'],
  resultReported: ['Result reported upward', '处理结果已上报'],
  surveyComment: ['Comment in the survey', '调查意见'], customerCalled: ['Customer called', '已回访'],
  customerNotReached: ['Customer not reached', '未联系到客户'], toldByPhone: ['Result told by phone', '已电话告知结果'],
  notReachedByPhone: ['Not reached by phone', '电话未接通'], customerReply: ['Customer wrote', '客户来信'],
  withdrawalAsked: ['Customer withdraws', '客户要求撤回'], qualityReviewed: ['Quality reviewed', '已作质量评审'],
  qualityMeasures: ['Measures of quality', '质量措施'], acknowledgement: ['acknowledgement', '受理通知'], result: ['result', '结果'],
  promise: ['promise', '承诺'], survey: ['survey', '满意度调查'], surveyReminder: ['survey reminder', '调查提醒'], solution: ['solution', '解决方案'],
  closed: ['closed', '已关闭'], morning: ['morning', '上午'], afternoon: ['afternoon', '下午'], evening: ['evening', '晚上'],
  repeatRepair: ['Repeat repair: the same fault was repaired before', '重复维修：同一故障曾经维修'],
  dispatched: ['Engineer sent', '已派工程师'],
  dispatchAccepted: ['Engineer confirmed', '工程师已确认'],
  dispatchDeclined: ['Engineer declined', '工程师已拒绝'],
  dispatchSilent: ['Engineer did not answer', '工程师未答复'],
  appointmentConfirmed: ['Appointment confirmed by the customer', '客户已确认预约'],
  appointmentMoved: ['Appointment moved', '预约已更改'],
  engineerArrived: ['Engineer has begun', '工程师已开始服务'],
  reportFilledIn: ['Service report filled in', '已填写售后服务报告单'], costCorrected: ['Costs of the work corrected', '已更正维修费用'],
  customerAbsent: ['Nobody at home', '客户不在家'],
  diagnosed: ['Diagnosed', '已诊断'],
  productTakenIn: ['Product taken in', '产品已接收'],
  beyondEngineer: ['Beyond the engineer; proposal', '超出工程师能力，已提建议'],
  beyondDecided: ['Decided: beyond the engineer', '疑难维修已决定'],
  coverageDecided: ['Coverage', '保修判定'],
  quotationPrepared: ['Quotation', '报价'],
  goodwill: ['Goodwill', '优惠免费'],
  quotationAccepted: ['Quotation accepted', '报价已接受'],
  quotationRejected: ['Quotation rejected', '报价被拒绝'],
  quotationExpired: ['Quotation expired', '报价已过期'],
  manufacturerAsked: ['Manufacturer asked', '已联系厂家'],
  repaired: ['Repaired', '已维修'],
  notFixed: ['Not fixed', '未修复'],
  inspectionPassed: ['Inspection passed', '复检合格'],
  inspectionFailed: ['Inspection failed', '复检不合格'],
  repairSigned: ['Confirmed at the visit', '客户现场确认'],
  repairConfirmed: ['Repair confirmed', '客户确认修复'],
  repairDenied: ['Fault still there', '故障仍在'],
  attemptFailed: ['Attempt failed', '维修未成功'],
  repairGoesOn: ['Repair goes on', '继续维修'],
  faultReceived: ['acknowledgement', '受理通知'],
  appointment: ['Appointment', '预约'],
  appointmentReminder: ['reminder of the appointment', '预约提醒'],
  quotation: ['quotation', '报价'],
  serviceReport: ['service report', '服务报告'],
  repairEnded: ['end of the repair', '维修终止通知'],
  visitAgreement: ['Agreement on the visit', '商定上门时间'],
  planned: ['Planned', '按计划开立'], visitCarriedOut: ['Items of the plan done', '保养项目已完成'],
  itemsLeftOut: ['Not all items of the plan done', '部分保养项目未完成'],
  memorandum: ['System Maintenance Memorandum', '系统维护备忘录'], maintenanceAdvice: ['Advice to the customer', '保养建议'],
  specialTopic: ['Special topic of a maintenance visit', '来自定期保养的专题服务'],
  specialTopicOpened: ['Repair opened for what could not be removed', '未能排除的问题已开立维修'],
  maintenanceDue: ['announcement of the maintenance', '保养通知'],
  serviceReply: ['Answer to the inquiry', '答复咨询'], inquiryReceived: ['acknowledgement', '受理通知'], inquiryAnswer: ['answer', '答复'],
  inquiryTurned: ['announcement that it goes on as something else', '转办通知'],
  answered: ['answered', '已答复'], passedOn: ['Passed on to colleagues', '已转交其他团队'],
  answeredByPhone: ['Answer told by phone', '已电话告知答复'],
  answerAccepted: ['Customer: the question is answered', '客户：问题已解答'], answerRefused: ['Customer: something is still open', '客户：仍有疑问'],
  'turned.complaint': ['Turned into a complaint', '已转为投诉'], 'turned.repair': ['Turned into a fault report', '已转为报修'],
  'inquiry-consultation': ['Question', '咨询'], 'inquiry-suggestion': ['Suggestion', '建议'],
  'inquiry-serviceInformation': ['Service information', '服务信息'],
  repairConfirmation: ['Confirmation of the dispatch', '派工确认'],
  handling: ['Handling of the fault', '报修处理'],
  'field-engineers': ['Field engineers', '现场工程师'],
  workshop: ['Workshop', '维修车间'],
  dispatch: ['Dispatch', '调度'],
  warehouse: ['Warehouse', '仓库'],
  purchasing: ['Purchasing', '采购'],
  partRequested: ['Spare part needed', '需要备件'],
  partFromContract: ['Spare part: from the manufacturer by contract', '备件：按合约由厂商供应'],
  partToPurchase: ['Spare part: to be purchased', '备件：需采购'], partOrdered: ['Spare part ordered, expected', '备件已订购，预计到货'],
  partArrived: ['Spare part arrived', '备件已到货'], partIssued: ['Spare part issued', '备件已发放'],
  partReceived: ['Spare part received by the engineer', '工程师已收到备件'],
  partNotReceived: ['Spare part did not reach the engineer', '工程师未收到备件'],
  partUnavailable: ['Spare part cannot be had', '备件无法供应'], partReleased: ['Spare part no longer reserved', '备件预留已取消'],
  partUsed: ['Spare part built in', '备件已装机'], partGivenBack: ['Spare part given back', '备件已退回'],
  remote: ['from afar', '远程'], onsite: ['on site', '上门'],
  accepted: ['confirmed', '已确认'], declined: ['declined', '已拒绝'], silent: ['did not answer', '未答复'],
  'coverage-free': ['free', '免费'], 'coverage-chargeable': ['chargeable', '收费'], 'coverage-ask': ['to be asked', '待确认'],
  'beyond-otherEngineer': ['send another engineer', '另派工程师'], 'beyond-manufacturerEngineer': ['call in the manufacturer’s engineer', '请厂家工程师支持'],
  'beyond-headquarters': ['ask headquarters', '上报总部'], 'beyond-end': ['end the repair', '终止维修'],
  'quotation-accepted': ['accepted', '已接受'], 'quotation-rejected': ['rejected', '已拒绝'], 'quotation-expired': ['expired', '已过期'],
  'repair-repaired': ['repaired', '已修复'], 'repair-notRepaired': ['not repaired', '未修复'], 'repair-withdrawn': ['withdrawn', '已撤回']
};

// why a matter is of its class, and why a repair is free or not, as the tables say it
const RULES = {
  'staff conduct': '人员行为',
  'no known words': '没有已知词语',
  'weak words': '词语不够明确',
  'words of several categories': '包含多个类别的词语',
  'does not work': '不能正常工作',
  'defect of manufacture, material or assembly': '制造、材料或装配缺陷',
  'how to use or maintain': '使用或保养方法',
  'staff or service': '人员或服务',
  'late, wrong, damaged or incomplete': '迟到、错发、破损或缺件',
  'something else': '其他事项',
  'possible danger': '可能有危险',
  'the customer says that there is danger': '客户声明有危险',
  'possibly a stopped operation': '可能已停产停业',
  'danger to people or property': '危及人身或财产',
  'stopped operation': '已停产停业',
  'danger and haste': '危险且急迫',
  'stopped operation and haste': '停产停业且急迫',
  'people or a business depend on it': '人员或经营依赖于此',
  'told like an accident': '描述类似事故',
  'haste': '急迫',
  'no hurry': '不急',
  'nothing speaks for haste': '没有急迫迹象',
  'like the examples ({} %)': '与示例文字相似（{} %）',
  'like the emergencies among the examples ({} %)': '与示例中的紧急情况相似（{} %）',
  'may be an emergency ({} %)': '可能是紧急情况（{} %）',
  'none': '无',
  'out of warranty': '已过保修期',
  'no warranty data of this product': '没有该产品的保修资料',
  'in warranty, manufacture, assembly or material': '保修期内：制造、装配或材料原因',
  'in warranty, design or software': '保修期内：设计或软件原因',
  'in warranty, cause not covered': '保修期内，但该原因不在保修范围',
  'in warranty, cause covered by the contract': '保修期内，合同包含该原因',
  'in warranty, a consumable that is used up': '保修期内，易耗件正常损耗'
};

// what the server says when it refuses a value
const REFUSALS = {
  'please fill in': '请填写',
  'no exchange rate: enter it in the table exchangeRate and gather again': '缺少汇率：请在汇率表（exchangeRate）中填写后重新汇总',
  'costs were corrected since: choose No, and the figures are gathered again': '费用此后有更正：请选择“否”，数据将重新汇总',
  'please choose yes or no': '请选择“是”或“否”',
  'must be a text': '必须是文字',
  'must be yes or no': '必须选择“是”或“否”',
  'must be a number': '必须是数字',
  'contains a character that cannot be stored': '含有无法保存的字符',
  'must be a date like 2026-12-24': '必须是日期，例如 2026-12-24',
  'must not be in the past': '不得早于今天',
  'must be within a year': '必须在一年之内',
  'is not an e-mail address': '不是有效的电子邮箱',
  'please fill in a number from 1 to 5': '请选择 1 至 5',
  'only the management may end a matter unresolved, from the round that the rules name': '只有管理层可以在规则规定的轮次之后以未解决结束',
  'must be a part number of the catalogue': '必须是目录中的备件编号',
  'one line of at most 200 characters': '一行文字，最多 200 个字符',
  'not everything is counted yet: enter the counts on the page Spare parts': '尚未全部清点：请在“备件”页面录入数量',
  'please fill in: the pieces of this part have numbers': '请填写：该备件有序列号',
  'the piece with this number has been issued already': '该序列号的备件已发放',
  'the piece with this number lies in another warehouse': '该序列号的备件在另一仓库',
  'letters, digits, dot, slash, dash and underscore, at most 64': '字母、数字、点、斜线、短横线和下划线，最多 64 个字符',
  'must be the user id of an engineer': '必须是工程师的用户名',
  'is absent today': '今天缺勤',
  'must be a time from now on, within a year': '必须是现在起一年之内的时间',
  'must be a time like 2026-12-24T09:00+08:00': '必须是时间，例如 2026-12-24T09:00+08:00',
  'must be a day from today on, within a year': '必须是今天起一年之内的日期',
  'must be a currency like CNY': '必须是币种代码，例如 CNY',
  'more than was handed out for this work order': '超过该工单领用的数量',
  'a piece with this number was not handed out for this work order': '该工单未领用此序列号的备件',
  'there is no appointment that could be moved': '没有可以更改的预约',
  'each serial number once': '每个序列号只能出现一次',
  'is not a field of this task': '不是此任务的字段',
  'must be an amount from 0 to 999999999.99': '金额必须在 0 至 999999999.99 之间'
};

// the same with a number or a list in it
const COUNTED_REFUSALS = [
  [/^must not be longer than (\d+) characters$/, '不得超过 {} 个字符'],
  [/^must be a whole number from (\d+) to (\d+)$/, '必须是 {} 到 {} 之间的整数'],
  [/^at most (\d+)$/, '最多 {} 个'],
  [/^(?:please choose|must be) one of \[(.+)]$/, '请选择以下之一：{}']
];

export function isCode(value) {
  return Object.hasOwn(CODES, value);
}

function pick(pair) {
  return pair[chinese ? 1 : 0];
}

/** The words of a key, with the values put in at {} in turn. */
export function t(key, ...values) {
  return values.reduce((words, value) => words.replace('{}', () => value), pick(TEXTS[key]));
}

/** The rule of a table in the browser's language, where it is known: process owners may write rules of their own. */
export function rule(words) {
  const known = words.replace(/\d+/g, '{}');
  return chinese && Object.hasOwn(RULES, known) ? (words.match(/\d+/g) ?? []).reduce((text, value) => text.replace('{}', () => value), RULES[known]) : words;
}

/** A refusal of the server in the browser's language, where the words are known. */
export function refusal(words) {
  if (!chinese) {
    return words;
  }
  if (Object.hasOwn(REFUSALS, words)) {
    return REFUSALS[words];
  }
  for (const [pattern, translated] of COUNTED_REFUSALS) {
    const found = pattern.exec(words);
    if (found) {
      return found.slice(1).reduce((text, value) => text.replace('{}', () => value), translated);
    }
  }
  return words;
}

/** The words for a code of the contract; a code without words is shown as it is, split into words. */
export function code(value) {
  if (!value) {
    return '';
  }
  if (isCode(value)) {
    return pick(CODES[value]);
  }
  const words = value.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const DATE_TIME = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'});
const DATE = new Intl.DateTimeFormat(language, {dateStyle: 'medium'});

export function dateTime(iso) {
  return iso ? DATE_TIME.format(new Date(iso)) : '';
}

export function date(iso) {
  return iso ? DATE.format(new Date(iso)) : '';
}

const UNITS = {day: '天', week: '周', month: '个月', year: '年'};

/** An interval such as 6 months, as people say it. */
export function every(interval) {
  const [amount, unit] = interval.split(' ');
  return chinese ? '每 ' + amount + ' ' + UNITS[unit.replace(/s$/, '')] : 'every ' + interval;
}

/** A span of time as people say it: its two largest units. */
export function span(milliseconds) {
  const minutes = Math.max(0, Math.round(Math.abs(milliseconds) / 60000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes % 1440 / 60);
  const unit = chinese ? ['天', '小时', '分钟'] : [' d', ' h', ' min'];
  if (days) {
    return days + unit[0] + (hours ? ' ' + hours + unit[1] : '');
  }
  return hours ? hours + unit[1] + (minutes % 60 ? ' ' + minutes % 60 + unit[2] : '') : minutes + unit[2];
}
