// Entry of the Cockpit additions. A failure in here must never stop Cockpit, so every part starts on its own.
import {courseInDiagram, courseInTab} from './course.js';
import {stalled} from './stalled.js';
import {stepsInDiagram, stepsInTab} from './steps.js';
import {t} from './texts.js';
import {translatePage} from '../../tasklist/closedloop-1/translation.js';
import {trend} from './trend.js';

const PAGE = '.ctn-main, [cam-widget-header]';
/** A diagram is named in Chinese as a whole; what programs and people wrote stays as it is. */
const AS_IT_IS = 'svg, textarea, pre, code';

function guarded(part) {
  return (...given) => {
    try {
      return part(...given);
    } catch (failure) {
      console.error('closed loop: ' + part.name + ' could not start', failure);
      return undefined;
    }
  };
}

function plugin(id, pluginPoint, priority, start, label) {
  let stop;
  const part = guarded(start);
  return {
    id: 'closedloop-' + id,
    pluginPoint: 'cockpit.' + pluginPoint,
    priority,
    properties: label ? {label: t(label)} : {},
    render: (place, about) => {
      stop = part(place, about);
    },
    unmount: guarded(() => stop?.())
  };
}

function styleSheet() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('./figures.css', import.meta.url).href;
  document.head.appendChild(link);
}

guarded(styleSheet)();
guarded(translatePage)(PAGE, AS_IT_IS)?.catch(failure => console.error('closed loop: Cockpit stays English', failure));

// Cockpit's own tabs lie between 0 and 20: the case comes first on its page, the figures after the instances
export default [
  plugin('trend', 'dashboard', 110, trend),
  plugin('stalled', 'dashboard', 100, stalled),
  plugin('steps', 'processDefinition.diagram.plugin', 100, (viewer, about) => stepsInDiagram(viewer, about.processDefinitionId)),
  plugin('steps-tab', 'processDefinition.runtime.tab', 10, (node, about) => stepsInTab(node, about.processDefinitionId), 'tab.steps'),
  plugin('course', 'processInstance.diagram.plugin', 100, (viewer, about) => courseInDiagram(viewer, about.processInstanceId)),
  plugin('course-tab', 'processInstance.runtime.tab', 100, (node, about) => courseInTab(node, about.processInstanceId), 'tab.case')
];
