export default {
  app: {
    name: 'Tasklist',
    vendor: 'Closed Loop'
  },
  disableWelcomeMessage: true,
  customScripts: ['closedloop-1/plugin']
};
