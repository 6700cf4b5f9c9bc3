export default {
  app: {
    name: 'Welcome',
    vendor: 'Closed Loop'
  },
  disableWelcomeMessage: true,
  customScripts: []
};
