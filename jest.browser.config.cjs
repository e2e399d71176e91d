const base = require('./jest.config.cjs');

/** Real Chromium, no database. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/browser/**/*.test.{ts,tsx}'],
  transform: base.transform,
  transformIgnorePatterns: base.transformIgnorePatterns,
  modulePathIgnorePatterns: base.modulePathIgnorePatterns,
  testTimeout: 60_000,
  maxWorkers: 2,
};
