import fc from 'fast-check';
import type { Language } from '../channels/language';
import type { Member, MemberId } from '../circles/household';
import type { Answer } from '../check-ins/answer';
import type { Relation } from '../check-ins/source';
import type { PersonId } from '../people/person';
import { carrierWords } from './carrier-words';
import { readHousehold } from './household-reading';
import type { Intent } from './intent';
import { interpret } from './interpret';
import { ar } from './vocabulary/ar';
import { de } from './vocabulary/de';
import { en } from './vocabulary/en';
import { es } from './vocabulary/es';
import { fr } from './vocabulary/fr';

const behalf = (answer: Answer, phone: string, relation: Relation = 'other', hadContact = false): Intent => ({
  kind: 'on_behalf',
  answer,
  phone,
  relation,
  hadContact,
});

const member = (number: number, name: string): Member => ({
  id: number as MemberId,
  publicId: '',
  declarerId: 1 as PersonId,
  number,
  name,
  personId: null,
  status: 'no_phone',
  code: null,
  askedAt: null,
  removedAt: null,
});

const vocabularies = { fr, en, es, de, ar };
const all = Object.values(vocabularies);

/** Of somebody who has declared no household. */
function alone(body: string): Intent {
  const intent = interpret(body);
  return intent.kind === 'household_answer' ? intent.otherwise : intent;
}

function answerTo(body: string): string {
  const intent = alone(body);
  return intent.kind === 'answer' ? intent.answer : intent.kind;
}

describe('the digits 1 to 4 answer', () => {
  test.each([
    '1', ' 1 ', '1.', '1)', '(1)', '"1"', "'1'", '«1»', '1️⃣', '１', '①', '١', '۱', '1 !!', '-1', '*1*', '\u200f1\u200e', '1\n', '1 👍',
    '1 = en sécurité', 'réponse 1', '1 safe', '1 1', '¹',
  ])('%j is safe', (body) => {
    expect(answerTo(body)).toBe('safe');
  }); // prettier-ignore

  test.each([
    ['2', 'need_help'], ['٢', 'need_help'], ['۲', 'need_help'], ['2️⃣', 'need_help'], ['3', 'not_in_area'], ['٣', 'not_in_area'],
    ['4', 'safe_need_shelter'], ['٤', 'safe_need_shelter'], ['۴', 'safe_need_shelter'], ['4!', 'safe_need_shelter'],
  ])('%j is %s', (body, answer) => {
    expect(answerTo(body)).toBe(answer);
  }); // prettier-ignore

  test.each([
    '0',
    '11',
    '12',
    '1.5',
    '1 et 2',
    '1 or 2',
    '1/2/3/4',
    '1 2',
    '½',
    '3114',
    '112',
    '1?',
    '75011',
    '4 75011',
  ])('%j chooses nothing', (body) => {
    expect(answerTo(body)).toBe('unknown');
  });
});

describe('words answer in five languages', () => {
  test.each<[string, Language | undefined]>([
    ['OK', undefined], ['ok !!', undefined], ['Ok.', undefined], ['SAFE', undefined], ['safe 🙏', undefined], ['okkkk', undefined],
    ['🆗', undefined], ['BIEN', undefined], ['ＯＫ', undefined], ['s a f e'.replaceAll(' ', '\u200b'), undefined],
    ['je vais bien', 'fr'], ['Je vais bien, merci !', 'fr'], ['JE SUIS EN SÉCURITÉ', 'fr'], ['je suis en securite', 'fr'],
    ['Je suis en se\u0301curite\u0301 chez moi', 'fr'], ['oui je vais bien', 'fr'], ['tout va bien', 'fr'], ['saine et sauve', 'fr'],
    ["je suis à l'abri", 'fr'], ['je suis a l abri', 'fr'], ['à l’abri', 'fr'], ['sain&sauf'.replace('&', ' et '), 'fr'],
    ["I'm safe", 'en'], ['I’m safe', 'en'], ['im safe', 'en'], ['i m safe', 'en'], ['I am ok thanks', 'en'], ['We are safe.', 'en'],
    ['Safe and sound ❤️', 'en'], ['all good', 'en'],
    ['estoy bien', 'es'], ['Estoy bien, gracias', 'es'], ['a salvo', 'es'], ['sí, estoy a salvo', 'es'], ['todo bien', 'es'],
    ['mir gehts gut', 'de'], ["Mir geht's gut", 'de'], ['mir geht´s gut', 'de'], ['mir geht es gut', 'de'], ['bin in Sicherheit', 'de'],
    ['AUSSER GEFAHR', 'de'], ['außer Gefahr', 'de'],
    ['بخير', 'ar'], ['انا بخير', 'ar'], ['أنا بخير', 'ar'], ['أَنَا بِخَيْرٍ', 'ar'], ['بخيـــر', 'ar'], ['أنا بخير الحمد لله', 'ar'],
    ['\u202bانا بخير\u202c', 'ar'], ['في أمان', 'ar'], ['آمنة', 'ar'], ['EN ok', 'en'], ['ar 1', 'ar'],
  ])('%j is safe', (body, language) => {
    expect(interpret(body)).toEqual({ kind: 'answer', answer: 'safe', ...(language && { language }) });
  }); // prettier-ignore

  test.each([
    'aide', 'AIDEZ-MOI', 'au secours !!!', "besoin d'aide", 'besoin d aide', 'j’ai besoin d’aide svp', 'SOS', '🆘', 'help me',
    'heeeelp me', 'Please help', 'need help', 'ayuda', 'necesito ayuda', 'Hilfe', 'ich brauche Hilfe', 'مساعدة', 'ساعدوني', 'النجدة',
    'أحتاج إلى مساعدة',
  ])('%j needs help', (body) => {
    expect(answerTo(body)).toBe('need_help');
  }); // prettier-ignore

  test.each([
    'pas sur place', 'Je ne suis pas sur place', 'not in the area', "I'm not there", 'no estoy en la zona', 'nicht vor Ort',
    'لست في المنطقة', 'je ne suis pas sur place, tout va bien', '3 safe',
  ])('%j is not in the area', (body) => {
    expect(answerTo(body)).toBe('not_in_area');
  }); // prettier-ignore

  test.each([
    "en sécurité, besoin d'un abri", 'en sécurité sans abri', 'safe but need shelter', 'a salvo, necesito refugio', '4 sans abri',
    'in Sicherheit, brauche Unterkunft', 'بخير لكن أحتاج مأوى', '1 sans abri',
  ])('%j is safe and needs shelter', (body) => {
    expect(answerTo(body)).toBe('safe_need_shelter');
  }); // prettier-ignore
});

describe('a call for help is heard', () => {
  test.each([
    "au secours il y a des tirs, je ne peux pas sortir", 'help me I cannot move', "J'ai besoin d'aide ma jambe saigne",
    "safe mais besoin d'aide", 'ok 2', "1 besoin d'aide", 'safe help', `Au secours ! ${'nous sommes enfermés, venez vite. '.repeat(20)}`,
  ])('%j needs help, whatever else it says', (body) => {
    expect(answerTo(body)).toBe('need_help');
  }); // prettier-ignore

  test.each([
    "besoin d'aide ? non", "besoin d'aide non merci", 'need help no more', "je n'ai pas besoin d'aide", "je n'ai plus besoin d'aide",
    'brauche Hilfe nicht mehr', 'do you need help?', "avez-vous besoin d'aide ?", 'Need help? Call our hotline', 'لا أحتاج مساعدة',
    'can I help', "pas besoin d'aide", 'no necesito ayuda',
  ])('%j does not ask for help', (body) => {
    expect(answerTo(body)).toBe('unknown');
  }); // prettier-ignore
});

describe('never safe', () => {
  test.each([
    'PAS SAFE', 'not safe', 'je ne suis pas en sécurité', 'no estoy a salvo', 'nicht sicher', 'لست بخير', 'unsafe', 'not ok', 'pas ok',
    'safe? no', '1 non', 'not 1', 'NO 1', 'je ne vais pas bien', 'ca va pas', 'mir geht es nicht gut', 'no estoy bien', 'ما بخير',
    'مش بخير', 'لا', 'non', 'unsicher', 'safe 👎', 'ok ❌', '🚫 safe', 's̶a̶f̶e̶', '≠ 1', '1⃠', 'presque en sécurité', 'bientôt en sécurité',
    'maman est safe', 'il va bien', 'est-ce que tout va bien', 'si seulement j’étais en sécurité', 'safe jusqu’ici', 'ok?', 'safe ?',
    'are you safe?', 'are you safe', 'es-tu en sécurité ?', 'am I safe', 'sind wir in Sicherheit', 'suis-je en sécurité', '¿estás bien?',
    'bist du sicher?', 'هل أنت بخير؟', 'are you affected by the explosion?', 'nothing is ok', 'Liked “1 = safe”', 'bien reçu', 'oui', 'ja',
    '👍', "besoin d'un abri", 'need shelter', '1 = en sécurité, 2 = besoin d’aide, 3 = pas sur place, 4 = en sécurité, sans abri',
    `je suis en sécurité ${'oui '.repeat(50)}`,
  ])('%j', (body) => {
    expect(answerTo(body)).toBe('unknown');
  }); // prettier-ignore

  test('a negation of any language beside safe words of any language', () => {
    const negation = fc.constantFrom(...all.flatMap((words) => words.negations), "n't", 'un', 'kaum', 'presque', '❌');
    const safe = fc.constantFrom('1', '4', 'ok', 'SAFE', ...all.flatMap((words) => words.safe));
    const noise = fc.constantFrom('', '', ...all.flatMap((words) => words.fillers), '!', '…', '👍', 'Paul');
    const space = fc.constantFrom(' ', '  ', ', ', '\n', ' \u200b', '. ');
    const sentence = fc.tuple(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), negation, safe, noise, noise, space);
    fc.assert(
      fc.property(sentence, ([order, no, yes, before, after, between]) => {
        const parts = [no, yes, before, after];
        const body = order.map((index) => parts[index]).join(between);
        expect(['safe', 'safe_need_shelter']).not.toContain(answerTo(body));
      }),
      { numRuns: 20_000 },
    );
  });

  test('one unknown word makes an answer unknown', () => {
    const safe = fc.constantFrom('1', 'ok', 'je vais bien', 'estoy bien', 'بخير');
    const word = fc.stringMatching(/^[bcdfgjkmpqrtvwxz]{3,9}$/);
    fc.assert(fc.property(safe, word, (yes, stray) => expect(answerTo(`${yes} ${stray}`)).toBe('unknown')));
  });
});

describe('for a household', () => {
  const household = ['Léo', 'Mamie Jeanne', 'Sara', 'ليلى'].map((name, index) => member(index + 1, name));
  const readAs = (body: string, members = household): string => {
    const intent = interpret(body);
    if (intent.kind !== 'household_answer') return `usual ${answerTo(body)}`;
    const reading = readHousehold(intent, members);
    switch (reading.kind) {
      case 'as_usual':
        return `usual ${answerTo(body)}`;
      case 'together':
        return `${reading.answer} ${reading.members.map(({ number }) => number).join('')}`;
      case 'alone':
        return `${reading.answer} alone`;
      case 'unclear':
        return 'unclear';
    }
  };

  test.each([
    ['OK 4', 'safe 1234'], ['ok 4 !', 'safe 1234'], ['1 4', 'safe 1234'], ['1️⃣ 4️⃣', 'safe 1234'], ['١ ٤', 'safe 1234'], ['۱ ۴', 'safe 1234'],
    ['🆗 4 👍', 'safe 1234'], ['Je vais bien 4', 'safe 1234'], ['JE SUIS EN SÉCURITÉ 4', 'safe 1234'], ["I'm safe 4", 'safe 1234'],
    ['estoy bien 4', 'safe 1234'], ['mir gehts gut 4', 'safe 1234'], ['أنا بخير ٤', 'safe 1234'], ['بخير 4', 'safe 1234'], ['EN ok 4', 'safe 1234'],
    ['2 4', 'need_help 1234'], ["besoin d'aide 4", 'need_help 1234'], ['3 4', 'not_in_area 1234'], ['4 4', 'safe_need_shelter 1234'],
    ['OK avec 4', 'safe 1234'], ['ok with 4', 'safe 1234'], ['ok avec tous', 'safe 1234'], ['ok with all', 'safe 1234'], ['بخير مع الكل', 'safe 1234'],
    ['OK AVEC LEO', 'safe 1'], ['ok avec léo et sara', 'safe 13'], ['Safe with Leo and Sara!', 'safe 13'], ['bien con Sara', 'safe 3'],
    ['OK MIT LÉO', 'safe 1'], ['بخير مع ليلى', 'safe 4'], ['1 avec mamie  jeanne, Leo', 'safe 12'], ['2 avec Sara', 'need_help 3'],
    ['1 AVEC SARA 🙏', 'safe 3'],
  ])('%j is of the sender and of %s', (body, reading) => {
    expect(readAs(body)).toBe(reading);
  }); // prettier-ignore

  test.each([
    ['OK 3', 'safe alone'], ['1 3', 'safe alone'], ['1 8', 'safe alone'], ['ok 5', 'safe alone'], ['2 3', 'need_help alone'], ['3 1', 'not_in_area alone'],
    // A 2 may be a call for help.
    ['OK 2', 'need_help alone'], ['1 2', 'unclear'], ['4 2', 'unclear'], ['safe avec 2', 'unclear'],
    ['ok avec bob', 'unclear'], ['ok avec léo et bob', 'unclear'], ['ok avec mamie', 'unclear'], ['ok avec une blessure', 'unclear'],
    ['ok avec léo pas sara', 'unclear'], ['ok avec personne', 'unclear'], ["besoin d'aide avec mon fils", 'need_help alone'],
  ])('%j does not fit: %s', (body, reading) => {
    expect(readAs(body)).toBe(reading);
  }); // prettier-ignore

  test.each([
    '1/4', '1.4', '1+4', '1,4', '1 et 4', '1 ou 4', '1 or 4', 'OK 14', 'OK 44', '1 4 4', '1 2 4', '1 2 3 4', '1, 2, 3, 4', '4 75011', '4 75011 3', '8 4', '8',
    'pas ok 4', 'non 4', '1 non 4', 'ok ? 4', 'ok 4 ?', 'not safe 4', 'YES 4', 'maman est safe 4', '4', 'OK', 'ok avec', 'avec léo', '5 4', '0 4', 'ok 9', 'ok 0',
    '1 pour 0612345678', '1 pour 4', 'suivre 4', 'ACCEPTER 4', 'STOP 4', 'ok avec léo ?', 'ok 4 non', 'pas ok avec léo',
  ])('%j is no answer for a household', (body) => {
    expect(readAs(body)).toBe(`usual ${answerTo(body)}`);
  }); // prettier-ignore

  test('whoever has declared nobody is understood as if there were no households', () => {
    for (const [body, answer] of [['OK 4', 'safe_need_shelter'], ['1 1', 'safe'], ['1 4', 'unknown'], ['ok 2', 'need_help'], ['OK 6', 'safe'], ['ok avec léo', 'unknown']]) {
      expect([body, readAs(body ?? '', [])]).toEqual([body, `usual ${answer}`]);
    }
  }); // prettier-ignore

  test('with a negation of any language nobody is safe, whatever the household', () => {
    const negation = fc.constantFrom(...all.flatMap((words) => words.negations), "n't", '❌');
    const yes = fc.constantFrom('1', '4', 'ok', 'SAFE', ...all.flatMap((words) => words.safe));
    const who = fc.constantFrom('4', '1', 'avec léo', 'with 4', 'مع ليلى', 'mit Sara', 'con todos');
    const parts = fc.tuple(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), negation, yes, who);
    fc.assert(
      fc.property(parts, ([order, ...words]) => {
        const body = order.map((index) => words[index]).join(' ');
        expect(readAs(body)).not.toMatch(/safe/);
      }),
      { numRuns: 10_000 },
    );
  });

  test('a name that takes back what was said is nobody', () => {
    expect(readAs('ok avec non', [member(1, 'Non')])).toBe('unclear');
    expect(readAs('ok avec sans', [member(1, 'Sans')])).toBe('unclear');
  });

  test.each<[string, Intent]>([
    ['FOYER', { kind: 'household' }], ['household', { kind: 'household' }], ['Mon foyer', { kind: 'household' }], ['HOGAR', { kind: 'household' }],
    ['Haushalt', { kind: 'household' }], ['أسرتي', { kind: 'household' }],
    ['AJOUTER Léa', { kind: 'add_member', name: 'Léa' }], ['ajoute Léa-Marie', { kind: 'add_member', name: 'Léa-Marie' }],
    ['Ajouter : Paul 06 12 34 56 78', { kind: 'add_member', name: 'Paul', phone: '06 12 34 56 78' }],
    ['ADD Mum +33 (0)6.12.34.56.78.', { kind: 'add_member', name: 'Mum', phone: '+33 (0)6.12.34.56.78' }],
    ['añadir José', { kind: 'add_member', name: 'José' }], ['AGREGAR Ana 612345678', { kind: 'add_member', name: 'Ana', phone: '612345678' }],
    ['Hinzufügen Jürgen', { kind: 'add_member', name: 'Jürgen' }], ['أضف ليلى ٠٦١٢٣٤٥٦٧٨', { kind: 'add_member', name: 'ليلى', phone: '0612345678' }],
    ['AJOUTER', { kind: 'add_member', name: '' }],
    ['FOYER RETIRER 2', { kind: 'remove_member', code: '2' }], ['household remove ٢', { kind: 'remove_member', code: '2' }],
    ['hogar quitar 1', { kind: 'remove_member', code: '1' }], ['Haushalt entfernen', { kind: 'remove_member' }], ['أسرة إزالة 3', { kind: 'remove_member', code: '3' }],
    ['foyer accepter', { kind: 'join_household' }], ['HOUSEHOLD ACCEPT 1', { kind: 'join_household', code: '1' }],
    ['foyer refuser 2', { kind: 'leave_household', code: '2' }], ['أسرة رفض', { kind: 'leave_household' }],
  ])('%j is understood', (body, intent) => {
    expect(interpret(body)).toEqual(intent);
  }); // prettier-ignore

  test.each([
    'foyer en feu', 'foyer ?', 'foyer stop', 'foyer 3', 'foyer retirer léa', 'foyer accepter 1 2', 'ajouter stop', 'ajouter pas', 'ajouter help', 'ajouter Léa ?',
    'ajouter au secours', 'svp ajouter Léa', 'ajouter un blessé',
  ])('%j changes nothing', (body) => {
    expect(interpret(body)).toEqual({ kind: 'unknown' });
  }); // prettier-ignore
});

describe('commands', () => {
  test.each<[string, Intent]>([
    ['SUIVRE 06 12 34 56 78', { kind: 'follow', phone: '06 12 34 56 78' }],
    ['suivre: +33 (0)6.12.34.56.78', { kind: 'follow', phone: '+33 (0)6.12.34.56.78' }],
    ['Follow +33612345678.', { kind: 'follow', phone: '+33612345678' }],
    ['svp suivre 0612345678', { kind: 'follow', phone: '0612345678' }],
    ['تابع ٠٦١٢٣٤٥٦٧٨', { kind: 'follow', phone: '0612345678' }],
    ['FOLGEN', { kind: 'follow', phone: '' }],
    ['ACCEPTER', { kind: 'accept' }], ['accepte', { kind: 'accept' }], ["J'accepte 12", { kind: 'accept', code: '12' }],
    ['Aceptar 7', { kind: 'accept', code: '7' }], ['acepto', { kind: 'accept' }], ['ANNEHMEN 3', { kind: 'accept', code: '3' }],
    ['قبول ١٢', { kind: 'accept', code: '12' }], ['accept please', { kind: 'accept' }],
    ['REFUSER 12', { kind: 'refuse', code: '12' }], ['decline', { kind: 'refuse' }], ['rechazar', { kind: 'refuse' }],
    ['ablehnen 4', { kind: 'refuse', code: '4' }], ['رفض', { kind: 'refuse' }],
    ['RETIRER', { kind: 'unfollow' }], ['remove 12', { kind: 'unfollow', code: '12' }], ['quitar 1', { kind: 'unfollow', code: '1' }],
    ['entfernen', { kind: 'unfollow' }], ['إزالة 2', { kind: 'unfollow', code: '2' }],
    ['5', { kind: 'read' }], ['٥', { kind: 'read' }], ['LIRE', { kind: 'read' }], ['read', { kind: 'read' }], ['اقرأ', { kind: 'read' }],
    ['8', { kind: 'dispute' }], ['٨', { kind: 'dispute' }], ['8 2', { kind: 'dispute', code: '2' }], ['FAUX', { kind: 'dispute' }],
    ["c'est faux", { kind: 'dispute' }], ['wrong', { kind: 'dispute' }], ['no es verdad', { kind: 'dispute' }],
    ['stimmt nicht', { kind: 'dispute' }], ['غير صحيح', { kind: 'dispute' }], ['خطأ', { kind: 'dispute' }],
    ['1 POUR 06 12 34 56 78', behalf('safe', '06 12 34 56 78')],
    ['1 pour +33 (0)6.12.34.56.78, vue, voisine', behalf('safe', '+33 (0)6.12.34.56.78', 'neighbour', true)],
    ['OK FOR 0612345678 seen brother', behalf('safe', '0612345678', 'family', true)],
    ['2 for 0612345678 not seen', behalf('need_help', '0612345678')],
    ['1 POR 612345678 visto amigo', behalf('safe', '612345678', 'friend', true)],
    ['3 FÜR 015123456789 Kollegin', behalf('not_in_area', '015123456789', 'colleague')],
    ['1 عن 0612345678 رأيتها أختي', behalf('safe', '0612345678', 'family', true)],
    ['je vais bien pour 12', behalf('safe', '12')],
    ['LISTE', { kind: 'list' }], ['list', { kind: 'list' }], ['lista', { kind: 'list' }], ['قائمة', { kind: 'list' }],
    ['mes données', { kind: 'manage' }], ['MY DATA', { kind: 'manage' }], ['mis datos', { kind: 'manage' }], ['بياناتي', { kind: 'manage' }],
    ['meine Daten', { kind: 'manage' }],
    ['?', { kind: 'help' }], ['MENU', { kind: 'help' }], ['Menü', { kind: 'help' }], ['دليل', { kind: 'help' }], ['HELP', { kind: 'help' }],
    ['help!', { kind: 'help' }], ['INFO', { kind: 'help' }], ['Contact', { kind: 'help' }],
    ['EN', { kind: 'language', language: 'en' }], ['ar', { kind: 'language', language: 'ar' }], ['Español', { kind: 'language', language: 'es' }],
    ['عربي', { kind: 'language', language: 'ar' }], ['deutsch', { kind: 'language', language: 'de' }], ['de', { kind: 'language', language: 'de' }],
    ['LANGUE anglais', { kind: 'language', language: 'en' }], ['language fr', { kind: 'language', language: 'fr' }],
    ['Sprache: Arabisch', { kind: 'language', language: 'ar' }],
    ['STOP', { kind: 'opt_out', class: 'here', isCarriers: true }], ['Stop svp', { kind: 'opt_out', class: 'here' }], ['ARRÊT', { kind: 'opt_out', class: 'here', isCarriers: true }],
    ['STOP help me', { kind: 'answer', answer: 'need_help', language: 'en' }], ['arrêt au secours', { kind: 'answer', answer: 'need_help', language: 'fr' }],
    ['STOPALL', { kind: 'opt_out', class: 'all', isCarriers: true }], ['start proches', { kind: 'opt_in', class: 'relatives' }],
    ['reprendre tout', { kind: 'opt_in', class: 'all' }],
    ['stop tout', { kind: 'opt_out', class: 'all' }], ['STOPP', { kind: 'opt_out', class: 'here' }], ['baja', { kind: 'opt_out', class: 'here' }],
    ['إيقاف', { kind: 'opt_out', class: 'here' }], ['STOP ALL', { kind: 'opt_out', class: 'all' }],
    ['STOP PROCHES', { kind: 'opt_out', class: 'relatives' }], ['stop family', { kind: 'opt_out', class: 'relatives' }],
    ['baja familiares', { kind: 'opt_out', class: 'relatives' }], ['STOP Angehörige', { kind: 'opt_out', class: 'relatives' }],
    ['إيقاف الأقارب', { kind: 'opt_out', class: 'relatives' }], ['stop alertes', { kind: 'opt_out', class: 'alerts' }],
    ['STOP ALERTS', { kind: 'opt_out', class: 'alerts' }], ['stop Warnungen', { kind: 'opt_out', class: 'alerts' }],
    ['stop abri', { kind: 'opt_out', class: 'shelter' }], ['stop shelter', { kind: 'opt_out', class: 'shelter' }],
    ['START', { kind: 'opt_in', class: 'here', isCarriers: true }], ['opt-in', { kind: 'opt_in', class: 'here' }], ['Reprendre', { kind: 'opt_in', class: 'here' }],
    ['fortsetzen', { kind: 'opt_in', class: 'here' }],
  ])('%j is understood', (body, intent) => {
    expect(interpret(body)).toEqual(intent);
  }); // prettier-ignore

  test.each([
    '1 pour maman', '1 pour 0612345678 ?', '1 pour 0612345678 morte', '1 pour 0612345678 vue pas vue', 'pas faux', 'faux ?', 'décédé',
    'pour 0612345678', '5 pour 0612345678', '1 2 pour 0612345678', 'pas 1 pour 0612345678',
    "je n'accepte pas", 'accepter ?', 'accept not', 'ACCEPTER Paul', 'accepter 12 13', 'accepter 1234567', 'refuser 06 12 34 56 78',
    'suivre les consignes', 'follow me', 'suivre Marie 0612345678', 'stop the shooting please come', "arrêtez tout", 'YES', 'list of victims',
    '', '   ', '!!!', '\u200b', '🙏', 'bonjour',
  ])('%j changes nothing', (body) => {
    expect(interpret(body)).toEqual({ kind: 'unknown' });
  }); // prettier-ignore

  test('no command or answer of ours is a word that carriers act upon', () => {
    const ours = all
      .flatMap(({ classes, relations, negations: _, fillers: __, ...lists }) => [
        ...Object.values(lists),
        ...Object.values(classes),
        ...Object.values(relations),
      ])
      .flat();
    const aloud = ours.filter((phrase) => carrierWords.has(phrase.toLowerCase()) && !en.needHelp.includes(phrase));
    expect(aloud).toEqual([]);
  });

  test.each([
    'STOP', 'END', 'QUIT', 'CANCEL', 'UNSUBSCRIBE', 'REVOKE', 'HELP', 'INFO', 'YES', 'START', 'ARRET', 'STOPALL', 'OPTOUT', 'OPTIN',
    'UNSTOP', 'CONTACT',
  ])('%s means to us what it means to the carrier', (word) => {
    expect(carrierWords.has(word.toLowerCase())).toBe(true);
    expect(['opt_out', 'opt_in', 'help', 'unknown']).toContain(interpret(word).kind);
  }); // prettier-ignore
});

describe('hostile input', () => {
  test('nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => void interpret(body)),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['digits', '1'], ['words', 'safe '], ['spaces', ' '], ['quotes', "'"], ['accents', 'e\u0301'], ['zero-width', '\u200b'],
    ['expanding ligatures', 'ﷺ'], ['commands', 'suivre 0'], ['punctuation', '(.)'], ['lone surrogates', '\ud83d'],
  ])('50,000 characters of %s are read in 50 ms and understood as nothing', (_name, unit) => {
    const body = `1${unit.repeat(50_000 / unit.length)}x`;
    // The quickest of three: a busy machine is not the text's fault.
    const tries = [1, 2, 3].map(() => {
      const from = performance.now();
      expect(interpret(body).kind).toBe('unknown');
      return performance.now() - from;
    });
    expect(Math.min(...tries)).toBeLessThan(50);
  }); // prettier-ignore
});
