import { type Database, sql } from '../platform/database/sql';
import type { CommuneOutline } from './commune-outlines.queries';

/** Letters as SQL's `translate` pairs them: the accented ones of French names, and what separates their words. */
const accented = "àâäáãçéèêëíìîïñóòôöõúùûüÿ'’-";
const plain = 'aaaaaceeeeiiiinooooouuuuy   ';

/** More than this many communes of one name are not worth listing: the person has to give the code. */
const most = 2;

/**
 * The communes that somebody means by a code ("75111") or a name, whatever its accents, hyphens and case; at most two,
 * which is one too many to know which was meant.
 */
export function communesNamed(database: Database, text: string): Promise<CommuneOutline[]> {
  const wanted = text.trim();
  if (/^\d[\dAB]\d{3}$/i.test(wanted)) {
    return sql(database, 'SELECT code, name, outline FROM commune_outline WHERE code = upper($1)', [wanted]);
  }
  return sql(
    database,
    `SELECT code, name, outline FROM commune_outline
     WHERE translate(replace(lower(name), 'œ', 'oe'), $2, $3) = translate(replace(lower($1), 'œ', 'oe'), $2, $3)
       AND length(code) = 5
     ORDER BY code LIMIT ${most}`,
    [wanted.normalize('NFC').replace(/\s+/g, ' '), accented, plain],
  );
}
