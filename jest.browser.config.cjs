const base = require('./jest.config.cjs');

/** Real Chromium, no database. Preact ships ES modules only. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/browser/**/*.test.{ts,tsx}'],
  transform: base.transform,
  transformIgnorePatterns: ['/node_modules/(?!preact/)'],
  modulePathIgnorePatterns: base.modulePathIgnorePatterns,
  testTimeout: 60_000,
  maxWorkers: 1,
};
