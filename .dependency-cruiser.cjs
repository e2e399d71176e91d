/** The order in which the data flows: a folder imports only folders before it. */
const folders = [
  'platform',
  'geo',
  'channels',
  'audit',
  'identity',
  'people',
  'moderation',
  'incidents',
  'bulletins',
  'circles',
  'check-ins',
  'shelters',
  'missing',
  'inbound',
  'alerting',
  'situation',
];

const tests = '\\.(test|contract)\\.tsx?$|^test/';
/** A name without a suffix. Folders of platform are effects (database, queue, http …); its own files are not. */
/** The two parameter decorators and the reader of signed forms stand at the edge: they name Nest's and Fastify's request. */
const atTheEdge = '(?!.*/(current-officer|current-person|carrier-webhook)\\.ts$)';
const bare = `${atTheEdge}^libs/(platform/[^/.]+|(${folders.slice(1).join('|')})/[^.]+)\\.ts$`;
const suffixed = (...names) => `\\.(${names.join('|')})\\.tsx?$`;
const edges = ['controller', 'gateway', 'job'];
const effects = ['entity', 'store', 'queries', 'service', 'schema', 'adapter', 'module', ...edges];

/** Packages that compute and nothing else, so that a pure file may use them. */
const purePackages = [
  '@turf/[^/]+',
  'fast-xml-parser',
  'h3-js',
  'libphonenumber-js',
  'otpauth',
  'sms-segments-calculator',
  'xmlbuilder2',
];
/** Core modules without I/O: a digest of the same bytes is the same digest. */
const pureCore = ['crypto', 'buffer', 'url', 'util'];

const forbidden = [
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one idea, or a third is missing.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  ...folders.slice(0, -1).map((folder, index) => ({
    name: `upstream-only-${folder}`,
    comment: `${folder} does not know what comes after it: emit an event, and let the later folder listen.`,
    severity: 'error',
    from: { path: `^libs/${folder}/`, pathNot: tests },
    to: { path: `^libs/(${folders.slice(index + 1).join('|')})/` },
  })),
  {
    name: 'libs-not-to-apps',
    severity: 'error',
    from: { path: '^(libs|migrations)/', pathNot: tests },
    to: { path: '^(apps|test)/' },
  },
  {
    name: 'apps-not-to-tests',
    severity: 'error',
    from: { path: '^apps/', pathNot: tests },
    to: { path: tests },
  },
  {
    name: 'bare-is-pure-core',
    comment: 'A bare file does no I/O: give it a suffix, or pass in what it reads.',
    severity: 'error',
    // node:net computes too: BlockList and isIP open no socket.
    from: { path: bare, pathNot: `${tests}|^libs/channels/push/public-address\\.ts$` },
    to: { dependencyTypes: ['core'], pathNot: `^(node:)?(${pureCore.join('|')})$` },
  },
  {
    name: 'bare-is-pure-package',
    comment: 'Only packages that compute; a new one is added to the list above with a reason in the commit.',
    severity: 'error',
    // The carrier's SDK checks a signature and writes what a call is to say without any I/O.
    from: { path: bare, pathNot: `${tests}|^libs/channels/(sms/webhook-signature|voice/twiml)\\.ts$` },
    to: { path: '^node_modules/', pathNot: `^node_modules/(@types/)?(${purePackages.join('|')})/` },
  },
  {
    name: 'bare-is-pure-file',
    comment: 'A bare file imports bare files.',
    severity: 'error',
    from: { path: bare, pathNot: tests },
    to: { path: `^libs/.*${suffixed(...effects)}` },
  },
  {
    name: 'bare-is-pure-platform',
    comment: 'Folders of platform are effects; a pure file may name their types (an event is an OutboxEvent).',
    severity: 'error',
    from: { path: bare, pathNot: tests },
    to: { path: '^libs/platform/[^/]+/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'private-suffixes',
    comment: 'Rows, bulk writes and carriers belong to their context: call its service or its queries.',
    severity: 'error',
    from: { path: '^libs/([^/]+)/', pathNot: tests },
    to: { path: `^libs/.*${suffixed('entity', 'store', 'adapter')}`, pathNot: '^libs/$1/' },
  },
  {
    name: 'private-suffixes-apps',
    comment: 'Apps mount and call; they do not read rows.',
    severity: 'error',
    from: { path: '^apps/', pathNot: tests },
    to: { path: `^libs/.*${suffixed('entity', 'store', 'adapter')}` },
  },
  {
    name: 'edges-mounted-by-apps',
    severity: 'error',
    from: { path: '^libs/', pathNot: tests },
    to: { path: `^libs/.*${suffixed(...edges)}` },
  },
  {
    name: 'entity-is-a-row',
    severity: 'error',
    from: { path: `^libs/.*${suffixed('entity')}` },
    to: { path: `^libs/.*${suffixed(...effects.filter((suffix) => suffix !== 'entity'))}` },
  },
  {
    name: 'schema-is-a-shape',
    comment: 'It may name the type of the row that it shows.',
    severity: 'error',
    from: { path: `^libs/.*${suffixed('schema')}` },
    to: {
      dependencyTypesNot: ['type-only'],
      path: `^libs/.*${suffixed(...effects.filter((suffix) => suffix !== 'schema'))}`,
    },
  },
  {
    name: 'rows-know-no-commands',
    comment: 'store and queries are called by services and edges, never the reverse.',
    severity: 'error',
    from: { path: `^libs/.*${suffixed('store', 'queries')}`, pathNot: tests },
    to: { path: `^libs/.*${suffixed('service', 'module', 'adapter', ...edges)}` },
  },
  {
    name: 'commands-know-no-wiring',
    severity: 'error',
    from: { path: `^libs/.*${suffixed('service')}` },
    to: { path: `^libs/.*${suffixed('module', ...edges)}` },
  },
  {
    name: 'requests-parse-and-call',
    comment: 'It calls a service or a query; what touches rows is theirs. A job of bulk work may call its own store.',
    severity: 'error',
    from: { path: `^(libs|apps)/.*${suffixed('controller', 'gateway')}` },
    to: { path: `^libs/.*${suffixed('entity', 'store', 'adapter')}` },
  },
  {
    name: 'adapter-knows-its-port',
    severity: 'error',
    from: { path: `^libs/.*${suffixed('adapter')}` },
    to: { path: `^libs/.*${suffixed('entity', 'store', 'queries', 'service', 'module', ...edges)}` },
  },
  {
    name: 'page-is-a-component',
    comment: 'A page is a pure component: its route loads, acts and redirects.',
    severity: 'error',
    from: { path: `^apps/web/.*${suffixed('page')}` },
    to: { path: `${suffixed('route', ...effects)}|^libs/platform/[^/]+/|^node_modules/(@nestjs|typeorm|pg|fastify)/` },
  },
  {
    name: 'browser-sees-bare-files',
    severity: 'error',
    from: { path: '^apps/web/(islands|service-worker)/' },
    to: { pathNot: `^apps/web/(islands|service-worker)/|${bare}` },
  },
  {
    name: 'no-barrels',
    comment: 'Import the file that says it. migrations/index.ts is a list, not a barrel.',
    severity: 'error',
    from: {},
    to: { path: '^(apps|libs|test)/.*/index\\.[jt]sx?$' },
  },
  {
    name: 'declared-packages-only',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-packages-in-production',
    severity: 'error',
    from: { path: '^(apps/(server|web|cli)|libs|migrations)/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
  },
  {
    name: 'resolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: '^node_modules' },
    // Type imports count: a pure file that names a row's type depends on the row.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
