import type { DataSource } from 'typeorm';
import { preparePrekey } from '../../libs/channels/push/prekey';
import { type Cell, snapToCell } from '../../libs/geo/cell';
import { consentVersion, type PersonId } from '../../libs/people/person';
import { homeOfPrekeys } from '../../libs/people/push-prekeys.store';
import { sealedValue } from '../../libs/people/sealed-values';
import type { Vault } from '../../libs/platform/vault/vault';
import { copyIn } from './copy-in';
import { browserOf, type Crowd, everybodyOf, hasPush, languageOf, phoneOf } from './fan-out-crowd';
import { seeded } from './seeded';

/** Around the middle of Paris, and two towns that are far enough from it. */
export const area = { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 7000 } as const;
export const comparedArea = { type: 'Circle', centre: [2.4, 48.74], radiusMetres: 2000 } as const;
export const passingArea = { type: 'Circle', centre: [2.52, 48.95], radiusMetres: 2000 } as const;
const homeRadiusDegrees = 0.05;
const middleOf = ({ centre: [longitude, latitude] }: typeof comparedArea | typeof passingArea): Cell =>
  snapToCell(latitude, longitude);
const lyon = snapToCell(45.7578, 4.832);

/** Writes everybody by COPY, sealed as the service seals them, with a push key each as quiet times would have made. */
export async function loadCrowd(database: DataSource, vault: Vault, crowd: Crowd, pushOrigin: string): Promise<void> {
  const everybody = everybodyOf(crowd);
  await copyIn(
    database,
    'COPY person (id, phone_index, phone_sealed, name_sealed, language, verified_at, consent_version) FROM STDIN',
    mapped(everybody, (i) => {
      const id = (i + 1) as PersonId;
      const phone = phoneOf(i);
      const sealed = vault.seal(phone, sealedValue.phone(id));
      const name = vault.seal('Camille', sealedValue.name(id));
      return [id, hex(vault.index(phone)), hex(sealed), hex(name), languageOf(i), 'now', consentVersion];
    }),
  );
  const home = homes(crowd);
  await copyIn(
    database,
    'COPY person_place (person_id, slot, kind, cell) FROM STDIN',
    mapped(everybody, (i) => [i + 1, 1, 'home', String(home(i))]),
  );
  await loadPush(database, vault, everybody, pushOrigin);
  for (const table of ['person', 'push_address'])
    await database.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), $1)`, [everybody]);
  await database.query('VACUUM ANALYZE');
  await database.query('CHECKPOINT');
}

/** Push addresses carry the number of their person as row id. */
async function loadPush(database: DataSource, vault: Vault, people: number, origin: string): Promise<void> {
  await copyIn(
    database,
    'COPY push_address (id, person_id, endpoint_index, address_sealed) FROM STDIN',
    mapped(people, (i) => {
      if (!hasPush(i)) return undefined;
      const address = { endpoint: `${origin}/push/${i}`, keys: keysOf(i) };
      const index = vault.index(address.endpoint);
      const context = sealedValue.pushAddress((i + 1) as PersonId, index);
      return [i + 1, i + 1, hex(index), hex(vault.seal(JSON.stringify(address), context))];
    }),
  );
  const home = await homeOfPrekeys(database);
  // The second slot, for a correction that does not come here, holds what opens for nobody: a repeated attempt takes
  // the ordinary path, and the service does not spend the wait before the alert on keys that are never used.
  await copyIn(
    database,
    'COPY push_prekey (push_address_id, slot, prepared_at, prekey_sealed) FROM STDIN',
    mapped(people, (i) => {
      if (!hasPush(i)) return undefined;
      const sealed = vault.seal(preparePrekey(keysOf(i)), sealedValue.pushPrekey(home, i + 1, 0));
      return `${row([i + 1, 0, 'now', hex(sealed)])}${row([i + 1, 1, 'now', '\\\\x01'])}`;
    }),
  );
}

export const keysOf = (index: number) => {
  const { publicKey, auth } = browserOf(index);
  return { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') };
};

/** People live all over the area's inner square, and in the middle of the other places. */
function homes({ inside, outside, compared }: Crowd): (index: number) => Cell {
  const random = seeded(1);
  const around = (middle: number): number => middle + (2 * random() - 1) * homeRadiusDegrees * 0.8;
  const known = Array.from({ length: 2000 }, () => snapToCell(around(area.centre[1]), around(area.centre[0])));
  return (index) => {
    if (index < inside) return known[index % known.length];
    if (index < inside + outside) return lyon;
    return middleOf(index < inside + outside + compared ? comparedArea : passingArea);
  };
}

type Fields = readonly (string | number)[];

function* mapped(count: number, rowOf: (index: number) => Fields | string | undefined): Iterable<string> {
  for (let i = 0; i < count; i++) {
    const fields = rowOf(i);
    if (fields !== undefined) yield typeof fields === 'string' ? fields : row(fields);
  }
}

const row = (fields: Fields): string => `${fields.join('\t')}\n`;
const hex = (bytes: Buffer): string => `\\\\x${bytes.toString('hex')}`;
