// Entry of the Cockpit additions. A failure in here must never stop Cockpit.
import {stalled} from './stalled.js';

let stop = () => {};

export default [{
  id: 'closedloop-stalled',
  pluginPoint: 'cockpit.dashboard',
  priority: 100,
  render: node => {
    try {
      stop = stalled(node);
    } catch (failure) {
      console.error('closed loop: the stalled loops could not start', failure);
    }
  },
  unmount: () => stop()
}];
