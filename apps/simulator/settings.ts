import type { SimulatorOptions } from './simulator-options';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the program does when started with these arguments and this environment. @throws SettingsError */
export function readSettings(args: readonly string[], environment: Environment): SimulatorOptions {
  const flags = readFlags(args);
  const value = (flag: Flag): string | undefined => flags.get(flag) ?? environment[names[flag]];
  const isAllowed = value('allow-in-production') === 'yes';
  if (environment.NODE_ENV === 'production' && !isAllowed) {
    throw new SettingsError(
      'NODE_ENV',
      'the simulated carrier does not start in production: people would believe to have been told; --allow-in-production=yes overrides',
    );
  }
  return {
    port: readNumber('port', value('port') ?? '4010', 65_535),
    seed: readNumber('seed', value('seed') ?? '13', 2 ** 32 - 1),
    serverUrl: readUrl('server-url', value('server-url') ?? 'http://127.0.0.1:3000'),
    publicUrl: readUrl('public-url', value('public-url')),
    accountSid: readPattern('account-sid', value('account-sid'), /^AC[0-9a-fA-F]{32}$/),
    authToken: readPattern('auth-token', value('auth-token'), /^\S{8,}$/),
    number: readPattern('number', value('number'), /^\+?\d{3,15}$/),
    ledgerFile: value('ledger') ?? '.data/simulator/ledger.ndjson',
    tls: value('tls') === 'yes',
  };
}

/** A setting that is wrong, by the name under which it was given. */
export class SettingsError extends Error {
  constructor(name: string, reason: string) {
    super(`${name}: ${reason}`);
  }
}

/** Each flag `--name=value`, and the variable that stands in for it. */
const names = {
  port: 'SIMULATOR_PORT',
  seed: 'SIMULATOR_SEED',
  'server-url': 'SIMULATOR_SERVER_URL',
  'public-url': 'PUBLIC_URL',
  'account-sid': 'TWILIO_ACCOUNT_SID',
  'auth-token': 'TWILIO_AUTH_TOKEN',
  number: 'SIMULATOR_NUMBER',
  ledger: 'SIMULATOR_LEDGER',
  tls: 'SIMULATOR_TLS',
  'allow-in-production': 'SIMULATOR_ALLOW_IN_PRODUCTION',
} as const;

type Flag = keyof typeof names;

function readFlags(args: readonly string[]): Map<Flag, string> {
  const flags = new Map<Flag, string>();
  for (const arg of args) {
    const [, name, value] = /^--([a-z-]+)=(.+)$/.exec(arg) ?? [];
    if (name === undefined || !(name in names))
      throw new SettingsError(arg, `not one of --${Object.keys(names).join('=…, --')}=…`);
    flags.set(name as Flag, value);
  }
  return flags;
}

function readNumber(name: Flag, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most && text !== '') return number;
  throw new SettingsError(name, `"${text}" is not a whole number from 0 to ${most}`);
}

function readUrl<Text extends string | undefined>(name: Flag, text: Text): Text {
  if (text === undefined || /^https?:\/\/[^/\s]+\/?$/.test(text)) return text;
  throw new SettingsError(name, `"${text}" is not an address like http://127.0.0.1:3000`);
}

function readPattern(name: Flag, text: string | undefined, pattern: RegExp): string | undefined {
  if (text === undefined || pattern.test(text)) return text;
  throw new SettingsError(name, 'not in the form that the carrier uses');
}
