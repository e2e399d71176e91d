import { z } from 'zod';

const key = z
  .string()
  .refine(
    (value) => Buffer.from(value, 'base64').length === 32,
    'must be 32 bytes in base64 (openssl rand -base64 32)',
  );
const port = z.coerce.number().int().min(0).max(65_535);
const accountSid = z.string().regex(/^AC[0-9a-f]{32}$/);
const sender = z.string().regex(/^\+?\d{3,15}$/);
const callingNumber = z.string().regex(/^\+\d{7,15}$/);
const rate = z.coerce.number().positive().max(100_000);
const role = z.enum(['api', 'gateway', 'worker']);
export type Role = z.infer<typeof role>;

const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  TOCSIN_ROLES: z
    .string()
    .default('api,gateway,worker')
    .transform((value) => value.split(',').map((name) => name.trim()))
    .pipe(z.array(role).min(1)),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  METRICS_PORT: port.default(9464),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((network) => network.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  QUICK_EXIT_URL: z.url({ protocol: /^https$/ }).default('https://www.wikipedia.org/'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  REDIS_URL: z.string().startsWith('redis').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SEAL_KEY: key.optional(),
  INDEX_KEY: key.optional(),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  VAPID_SUBJECT: z.string().default('mailto:operations@localhost'),
  TWILIO_ACCOUNT_SID: accountSid.optional(),
  TWILIO_AUTH_TOKEN: z.string().min(16).optional(),
  TWILIO_NEXT_AUTH_TOKEN: z.string().min(16).optional(),
  TWILIO_FROM: sender.optional(),
  TWILIO_API_URL: z.url().optional(),
  CODE_COUNTRIES: z
    .string()
    .default('FR,RE,GP,MQ,GF,YT,PM,BL,MF,NC,PF,WF,BE,LU,CH,DE,ES,IT,GB,MC,AD')
    .transform((value) => value.split(',').map((country) => country.trim().toUpperCase())),
  PUSH_SERVICE_URL: z.url().optional(),
  TWILIO_FROM_RELATIVES: sender.optional(),
  TWILIO_FROM_SHELTER: sender.optional(),
  TWILIO_RATE: rate.optional(),
  TWILIO_VOICE_FROM: callingNumber.optional(),
  TWILIO_CALL_RATE: rate.optional(),
  TWILIO2_ACCOUNT_SID: accountSid.optional(),
  TWILIO2_AUTH_TOKEN: z.string().min(16).optional(),
  TWILIO2_NEXT_AUTH_TOKEN: z.string().min(16).optional(),
  TWILIO2_FROM: sender.optional(),
  TWILIO2_FROM_RELATIVES: sender.optional(),
  TWILIO2_FROM_SHELTER: sender.optional(),
  TWILIO2_RATE: rate.optional(),
  TWILIO2_API_URL: z.url().optional(),
  CANARY_SECONDS: z.coerce.number().int().min(0).max(3600).optional(),
  CANARY_CALL_SECONDS: z.coerce.number().int().min(0).max(86_400).optional(),
  CANARY_PHONE: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  CANARY_PUSH_ADDRESS: z
    .string()
    .transform((value, refine) => {
      try {
        return JSON.parse(value) as unknown;
      } catch {
        refine.addIssue('must be a PushSubscription as JSON');
        return z.NEVER;
      }
    })
    .optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(9).optional(),
  TOCSIN_WORKERS: z.coerce.number().int().min(1).max(1000).default(1),
  MEMORY_LIMIT_MB: z.coerce.number().int().min(256).default(1536),
  SMS_HOURLY_SEGMENTS: z.coerce.number().int().min(1).optional(),
});

type Variables = z.infer<typeof variables>;

/** Where text messages go: the real carrier, or the simulated one on this machine. */
export interface CarrierAccount {
  readonly accountSid: string;
  /** The token that signs webhooks first, then the one that replaces it during a rotation. */
  readonly authTokens: readonly [string, ...string[]];
  readonly from: string;
  /** Numbers of classes that do not use the common one, so that a STOP to one of them silences nothing else. */
  readonly fromByClass?: { readonly relatives?: string; readonly shelter?: string };
  /** The number that calls people and that they call; nobody can be called when left out. */
  readonly voiceFrom?: string;
  /** This process's share of the calls that the carrier lets us place; unlimited when left out. */
  readonly callsPerSecond?: number;
  /** This process's share of what the carrier allows each number; unlimited when left out. */
  readonly segmentsPerSecond?: number;
  /** Set only for the simulator; the real carrier's address otherwise. */
  readonly apiUrl?: string;
}

/** How the service tests itself. */
export interface CanarySettings {
  readonly everySeconds: number;
  /** How often one of them is a call too, which costs money and somebody's line; 0 for never. */
  readonly callEverySeconds: number;
  /** E.164, of a handset that belongs to nobody, and that takes calls by itself. */
  readonly phone: string;
  /** Of a browser with our service worker, which confirms what it gets; in development the simulator gives one. */
  readonly pushAddress?: unknown;
}

/** A class so that it is type and injection token in one; nobody extends it. */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly roles: readonly Role[];
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly metricsPort: number;
  /** Proxies of our own (addresses and CIDR blocks): their X-Forwarded-For is believed, nobody else's is. */
  abstract readonly trustedProxies: readonly string[];
  /** What citizens and carriers reach us at; webhook signatures are computed over it. No trailing slash. */
  abstract readonly publicUrl: string;
  /** Where a hurried reader is taken: a page of which nobody asks why it is open. */
  abstract readonly quickExitUrl: string;
  abstract readonly dataDirectory: string;
  abstract readonly databaseUrl?: string;
  abstract readonly redisUrl?: string;
  /** How long a process that is told to end still answers, so that load balancers notice. */
  abstract readonly drainSeconds: number;
  abstract readonly logLevel: Variables['LOG_LEVEL'];
  /** A process that needs more ends, before the machine does. */
  abstract readonly memoryLimitMb: number;
  abstract readonly keys: { readonly sealKey: string; readonly indexKey: string };
  abstract readonly vapid: { readonly publicKey: string; readonly privateKey: string; readonly subject: string };
  abstract readonly carrier: CarrierAccount;
  /** Messages to a handset of our own, which prove the whole way; absent when none fly. */
  abstract readonly canary?: CanarySettings;
  /** Takes over when the first fails. */
  abstract readonly secondCarrier?: CarrierAccount;
  /** Text segments an hour for what is neither an alert nor its correction: a guard against toll fraud. */
  abstract readonly smsHourlySegments?: number;
  /** Countries whose phones may ask for a one-time code (ISO 3166-1 alpha-2): a guard against toll fraud. */
  abstract readonly codeCountries: readonly string[];
  /** The simulated push service, the only plain-http push address that is accepted; never in production. */
  abstract readonly pushServiceUrl?: string;
}

/** Those of all routes, the usual one first. */
export const carrierAccounts = ({
  carrier,
  secondCarrier,
}: Pick<Config, 'carrier' | 'secondCarrier'>): CarrierAccount[] =>
  secondCarrier ? [carrier, secondCarrier] : [carrier];

/** Secrets made at the first start of a development machine, kept beside its data. */
export interface DevelopmentSecrets {
  readonly sealKey: string;
  readonly indexKey: string;
  readonly vapidPublicKey: string;
  readonly vapidPrivateKey: string;
}

/**
 * The simulated carrier's account, public on purpose and refused in production. The sid is nobody's, and says so to
 * whoever meets it in a log; the number is from a range that the French regulator keeps for fiction.
 */
export const simulatorAccount = {
  accountSid: 'AC00000000000000000000000051a1a7ed',
  authToken: 'simulated-carrier-token',
  from: '+33199000112',
  apiUrl: 'http://127.0.0.1:4010',
} as const;

export class ConfigError extends Error {}

/**
 * Reads the environment into the one typed configuration.
 * @param development makes or loads the secrets of a development machine; never called in production
 * @throws ConfigError naming each variable that is wrong and what it needs
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  development: () => DevelopmentSecrets,
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if (production) refuseUnsafeProduction(value);
  const secrets = production ? undefined : development();
  const carrier = carrierAccount(value);
  return {
    production,
    roles: value.TOCSIN_ROLES,
    host: value.HOST,
    port: value.PORT,
    metricsPort: value.METRICS_PORT,
    trustedProxies: value.TRUSTED_PROXIES,
    quickExitUrl: value.QUICK_EXIT_URL,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    dataDirectory: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    drainSeconds: value.DRAIN_SECONDS ?? (production ? 3 : 0),
    logLevel: value.LOG_LEVEL,
    memoryLimitMb: value.MEMORY_LIMIT_MB,
    keys: { sealKey: value.SEAL_KEY ?? secrets?.sealKey ?? '', indexKey: value.INDEX_KEY ?? secrets?.indexKey ?? '' },
    vapid: {
      publicKey: value.VAPID_PUBLIC_KEY ?? secrets?.vapidPublicKey ?? '',
      privateKey: value.VAPID_PRIVATE_KEY ?? secrets?.vapidPrivateKey ?? '',
      subject: value.VAPID_SUBJECT,
    },
    carrier,
    canary: canaryOf(value, carrier),
    secondCarrier: secondAccount(value),
    smsHourlySegments: value.SMS_HOURLY_SEGMENTS && value.SMS_HOURLY_SEGMENTS / value.TOCSIN_WORKERS,
    codeCountries: value.CODE_COUNTRIES,
    // The simulated carrier is a simulated push service too.
    pushServiceUrl: value.PUSH_SERVICE_URL ?? carrier.apiUrl,
  };
}

/** An empty or public secret in production would let anyone sign a webhook or open the database: refuse to start. */
function refuseUnsafeProduction(value: Variables): void {
  const required = [
    'PUBLIC_URL', 'DATABASE_URL', 'SEAL_KEY', 'INDEX_KEY', 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY',
    'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM',
  ] as const; // prettier-ignore
  const faults = required.filter((name) => !value[name]).map((name) => `${name}: required in production`);
  if (value.PUBLIC_URL && !value.PUBLIC_URL.startsWith('https:'))
    faults.push('PUBLIC_URL: must be https in production');
  if (value.TWILIO_API_URL) faults.push('TWILIO_API_URL: the simulated carrier is refused in production');
  if (value.TWILIO2_API_URL) faults.push('TWILIO2_API_URL: the simulated carrier is refused in production');
  if (value.PUSH_SERVICE_URL) faults.push('PUSH_SERVICE_URL: the simulated push service is refused in production');
  if (value.TWILIO_AUTH_TOKEN === simulatorAccount.authToken) faults.push("TWILIO_AUTH_TOKEN: is the simulator's");
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
}

function carrierAccount(value: Variables): CarrierAccount {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = value;
  const fromByClass = { relatives: value.TWILIO_FROM_RELATIVES, shelter: value.TWILIO_FROM_SHELTER };
  if (!accountSid && !authToken) {
    const { authToken: token, ...account } = simulatorAccount;
    const apiUrl = value.TWILIO_API_URL ?? account.apiUrl;
    return { ...account, apiUrl, fromByClass, authTokens: [token], segmentsPerSecond: share(value, value.TWILIO_RATE, apiUrl), ...voiceOf(value, account.from, apiUrl) }; // prettier-ignore
  }
  if (!accountSid || !authToken || !from) {
    throw new ConfigError(
      'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM: give all three, or none for the simulator',
    );
  }
  const apiUrl = value.TWILIO_API_URL;
  const authTokens = tokens(authToken, value.TWILIO_NEXT_AUTH_TOKEN);
  return { accountSid, authTokens, from, fromByClass, apiUrl, segmentsPerSecond: share(value, value.TWILIO_RATE, apiUrl), ...voiceOf(value, from, apiUrl) }; // prettier-ignore
}

/** A short code or a name cannot call. */
function voiceOf(
  value: Variables,
  from: string,
  apiUrl?: string,
): Pick<CarrierAccount, 'voiceFrom' | 'callsPerSecond'> {
  const own = callingNumber.safeParse(from);
  const allowed = value.TWILIO_CALL_RATE ?? (apiUrl === undefined ? usualCallsPerSecond : undefined);
  return { voiceFrom: value.TWILIO_VOICE_FROM ?? own.data, callsPerSecond: allowed && allowed / value.TOCSIN_WORKERS };
}

/** From a range that the French regulator keeps for fiction. */
const simulatedHandset = '+33639980099';

/** Off in tests unless asked for; in production only with a handset of one's own. */
function canaryOf(value: Variables, { apiUrl }: CarrierAccount): CanarySettings | undefined {
  const everySeconds = value.CANARY_SECONDS ?? (value.NODE_ENV === 'test' ? 0 : 60);
  const phone = value.CANARY_PHONE ?? (apiUrl === undefined ? undefined : simulatedHandset);
  if (everySeconds === 0 || phone === undefined) return undefined;
  const callEverySeconds = value.CANARY_CALL_SECONDS ?? everySeconds;
  return { everySeconds, callEverySeconds, phone, pushAddress: value.CANARY_PUSH_ADDRESS };
}

function secondAccount(value: Variables): CarrierAccount | undefined {
  const { TWILIO2_ACCOUNT_SID: accountSid, TWILIO2_AUTH_TOKEN: authToken, TWILIO2_FROM: from } = value;
  if (!accountSid && !authToken && !from) return undefined;
  if (!accountSid || !authToken || !from) {
    throw new ConfigError('TWILIO2_ACCOUNT_SID, TWILIO2_AUTH_TOKEN and TWILIO2_FROM: give all three, or none');
  }
  // The routes' webhooks are told apart by account.
  if (accountSid === (value.TWILIO_ACCOUNT_SID ?? simulatorAccount.accountSid))
    throw new ConfigError('TWILIO2_ACCOUNT_SID: must be another account than the first');
  const fromByClass = { relatives: value.TWILIO2_FROM_RELATIVES, shelter: value.TWILIO2_FROM_SHELTER };
  const apiUrl = value.TWILIO2_API_URL;
  const authTokens = tokens(authToken, value.TWILIO2_NEXT_AUTH_TOKEN);
  return { accountSid, authTokens, from, fromByClass, apiUrl, segmentsPerSecond: share(value, value.TWILIO2_RATE, apiUrl) }; // prettier-ignore
}

const tokens = (current: string, next: string | undefined): CarrierAccount['authTokens'] =>
  next ? [current, next] : [current];

/** What many carriers allow a short code; the contract says, and TWILIO_RATE. */
const usualSegmentsPerSecond = 100;

/** What an account may place until its owner asks for more (www.twilio.com/docs/voice/api). */
const usualCallsPerSecond = 1;

/** A number belongs to all workers together. Only a simulated carrier is unlimited unless told otherwise. */
function share({ TOCSIN_WORKERS: workers }: Variables, rate?: number, apiUrl?: string): number | undefined {
  const allowed = rate ?? (apiUrl === undefined ? usualSegmentsPerSecond : undefined);
  return allowed && allowed / workers;
}
