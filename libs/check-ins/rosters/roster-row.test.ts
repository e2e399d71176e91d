import { columnsIn, readRow, rowFaults } from './roster-row';
import { decideVerification } from './organisation';
import type { OfficerId } from '../../identity/officer';

const row = (phone: string, status: string) => readRow({ line: 2, phone, status }, 'FR');

test.each([
  ['1', 'safe'], ['safe', 'safe'], ['Présent', 'safe'], ['EN SÉCURITÉ', 'safe'], ['présente', 'safe'], ['a salvo', 'safe'], ['in Sicherheit', 'safe'],
  ['بخير', 'safe'], ['حاضر', 'safe'], ['2', 'need_help'], ['blessée', 'need_help'], ['Besoin d’aide', 'need_help'], ['verletzt', 'need_help'],
  ['مساعدة', 'need_help'], ['3', 'not_in_area'], ['absente', 'not_in_area'], ['4', 'safe_need_shelter'], [' sans  abri ', 'safe_need_shelter'],
  ['بلا مأوى', 'safe_need_shelter'], ["'1", 'safe'],
])('the status %j is %s', (status, answer) => {
  expect(row('06 12 34 56 78', status)).toEqual({ phone: '+33612345678', answer });
}); // prettier-ignore

test.each([
  ['', '1', 'phone-missing'], ["'", '1', 'phone-missing'], ['12', '1', 'phone-unreadable'], ['=1+1', '1', 'phone-unreadable'],
  ['+cmd|x', '1', 'phone-unreadable'], ['0612345678', '', 'status-missing'], ['0612345678', '5', 'status-unknown'],
  ['0612345678', 'pas en sécurité', 'status-unknown'], ['0612345678', 'not safe', 'status-unknown'], ['0612345678', '=1', 'status-unknown'],
  ['0612345678', 'décédé', 'status-death'], ['0612345678', 'DEAD', 'status-death'], ['0612345678', 'verstorben', 'status-death'],
  ['0612345678', 'متوفى', 'status-death'],
])('the row %j, %j is refused: %s', (phone, status, fault) => {
  expect(row(phone, status)).toEqual({ fault });
  expect(rowFaults).toContain(fault);
}); // prettier-ignore

test('the two columns are found by their names in five languages, wherever they stand', () => {
  expect(columnsIn(['phone', 'status'])).toEqual({ phone: 0, status: 1 });
  expect(columnsIn(['Nom', 'Statut', 'Téléphone'])).toEqual({ phone: 2, status: 1 });
  expect(columnsIn(['Teléfono', 'Estado'])).toEqual({ phone: 0, status: 1 });
  expect(columnsIn(['Telefon', 'Zustand'])).toEqual({ phone: 0, status: 1 });
  expect(columnsIn(['الهاتف', 'الحالة'])).toEqual({ phone: 0, status: 1 });
  expect(columnsIn(['name', 'status'])).toBeUndefined();
});

test('who declared an organisation does not verify it where there is a second administrator', () => {
  const [first, second] = [1, 2] as OfficerId[];
  expect(decideVerification({ declaredBy: first }, first, 2)).toBe('second-person-needed');
  expect(decideVerification({ declaredBy: first }, second, 2)).toBe('ok');
  expect(decideVerification({ declaredBy: first }, first, 1)).toBe('ok');
});
