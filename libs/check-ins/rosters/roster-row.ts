import { parsePhone, type PhoneNumber } from '../../channels/phone-number';
import type { Answer } from '../answer';

/** Of a file: larger ones are refused whole (T27 of the threats). */
export const rosterLimits = { bytes: 10 * 1024 * 1024, rows: 100_000, columns: 50 } as const;

/** A row as it is kept until it is read: nothing of the other columns. */
export interface RosterLine {
  /** In the file, 1-based, the header is a line too. */
  readonly line: number;
  readonly phone: string;
  readonly status: string;
}

export const rowFaults = [
  'phone-missing', 'phone-unreadable', 'status-missing', 'status-unknown', 'status-death', 'named-twice',
] as const; // prettier-ignore
export type RowFault = (typeof rowFaults)[number];

/** Which column a fault is about. */
export const columnOf = (fault: RowFault): 'phone' | 'status' =>
  fault === 'phone-missing' || fault === 'phone-unreadable' || fault === 'named-twice' ? 'phone' : 'status';

const phoneHeaders = ['phone', 'telephone', 'tel', 'mobile', 'portable', 'numero', 'telefono', 'movil', 'telefon', 'handy', 'nummer', 'الهاتف', 'هاتف', 'رقم']; // prettier-ignore
const statusHeaders = ['status', 'statut', 'etat', 'estado', 'zustand', 'الحاله', 'حاله'];

/** Positions of the two columns that are read; undefined when one of them is missing. */
export function columnsIn(header: readonly string[]): { readonly phone: number; readonly status: number } | undefined {
  const names = header.map(folded);
  const phone = names.findIndex((name) => phoneHeaders.includes(name));
  const status = names.findIndex((name) => statusHeaders.includes(name));
  return phone < 0 || status < 0 ? undefined : { phone, status };
}

const words: Readonly<Record<Answer | 'dead', readonly string[]>> = {
  safe: ['1', 'safe', 'ok', 'present', 'en securite', 'indemne', 'a salvo', 'presente', 'in sicherheit', 'anwesend', 'بخير', 'حاضر'],
  need_help: ['2', 'need_help', 'need help', 'help', 'injured', 'blesse', 'blessee', "besoin d'aide", 'aide', 'herido', 'herida', 'ayuda', 'verletzt', 'hilfe', 'مصاب', 'مساعده'],
  not_in_area: ['3', 'not_in_area', 'absent', 'absente', 'not there', 'pas sur place', 'ausente', 'abwesend', 'غائب'],
  safe_need_shelter: ['4', 'safe_need_shelter', 'sans abri', 'need shelter', 'sin refugio', 'ohne unterkunft', 'بلا ماوي'],
  dead: ['dead', 'deceased', 'died', 'mort', 'morte', 'decede', 'decedee', 'dcd', 'muerto', 'muerta', 'fallecido', 'fallecida', 'tot', 'verstorben', 'متوفي', 'متوفى', 'ميت'],
}; // prettier-ignore

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, said]) => said.map((word) => [folded(word), meaning as Answer | 'dead'])),
);

export type ReadRow = { readonly phone: PhoneNumber; readonly answer: Answer } | { readonly fault: RowFault };

/** @param region whose national form "06 12 …" is */
export function readRow({ phone: typed, status }: RosterLine, region: string): ReadRow {
  // An apostrophe is what spreadsheets, and our own files, put before what is no formula.
  const number = typed.replace(/^'/, '').trim();
  if (number === '') return { fault: 'phone-missing' };
  const phone = parsePhone(number, region);
  if (!phone) return { fault: 'phone-unreadable' };
  if (status.trim() === '') return { fault: 'status-missing' };
  const meaning = meanings.get(folded(status.replace(/^'/, '')));
  if (!meaning) return { fault: 'status-unknown' };
  return meaning === 'dead' ? { fault: 'status-death' } : { phone, answer: meaning };
}

/** Lower case, without accents and signs of no weight. */
function folded(cell: string): string {
  return cell
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
