const { readFileSync } = require('node:fs');

const typescript = { ...JSON.parse(readFileSync('.swcrc', 'utf8')), swcrc: false };
delete typescript.$schema;
const javascript = {
  swcrc: false,
  jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } },
  module: { type: 'commonjs' },
};

/** Packages that ship ES modules only: Jest on Node 20 cannot require() them, so SWC rewrites them. */
const esmOnly = ['@nestjs', 'cookie', 'content-disposition'].join('|');

module.exports = {
  testEnvironment: 'node',
  // Stories mostly wait: four at once keep two cores busy. A machine that does other things too is slow, not wrong.
  maxWorkers: 4,
  testTimeout: 30_000,
  testMatch: ['<rootDir>/{apps,libs,migrations,test}/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', typescript], '^.+\\.m?js$': ['@swc/jest', javascript] },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esmOnly})/)`],
  globalSetup: '<rootDir>/test/world/global-setup.ts',
  globalTeardown: '<rootDir>/test/world/global-teardown.ts',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};
