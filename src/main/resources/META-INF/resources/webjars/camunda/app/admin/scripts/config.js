export default {
  app: {
    name: 'Admin',
    vendor: 'Closed Loop'
  },
  disableWelcomeMessage: true,
  customScripts: []
};
