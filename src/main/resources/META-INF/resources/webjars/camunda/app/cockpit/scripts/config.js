export default {
  app: {
    name: 'Cockpit',
    vendor: 'Closed Loop'
  },
  disableWelcomeMessage: true,
  customScripts: ['closedloop-1/plugin']
};
