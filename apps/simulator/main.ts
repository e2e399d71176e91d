import { readSettings, SettingsError } from './settings';
import { Simulator } from './simulator';

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const simulator = await Simulator.start(settings);
  if (process.env.NODE_ENV === 'production')
    console.warn('!! SIMULATED CARRIER IN PRODUCTION: nobody is told anything !!');
  console.log(`phone wall      ${simulator.url}/`);
  console.log(`carrier API     ${simulator.url}/2010-04-01  account ${simulator.account.sid}`);
  console.log(`push service    ${simulator.push.origin}/push`);
  console.log(`answers go to   ${settings.serverUrl}`);
  console.log(`ledger          ${settings.ledgerFile}`);
  const stop = (): void => void simulator[Symbol.asyncDispose]().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
