import type { Language } from '../../../libs/channels/language';
import type { Answer } from '../../../libs/check-ins/answer';
import type { Relation } from '../../../libs/check-ins/source';

/** What /me says of answers on behalf of others, and of what others have said of the reader. */
export interface OnBehalfWords {
  readonly title: string;
  readonly hint: string;
  readonly phone: string;
  readonly relation: string;
  readonly relations: Readonly<Record<Relation, string>>;
  readonly contact: string;
  readonly hadContact: string;
  readonly noContact: string;
  readonly answer: string;
  /** Of somebody else. */
  readonly answers: Readonly<Record<Answer, string>>;
  readonly unconfirmed: string;
  readonly submit: string;
  readonly aboutTitle: string;
  readonly nothing: string;
  readonly someone: string;
  readonly dispute: string;
  readonly incomplete: string;
  readonly noIncident: string;
  readonly notConfirmed: string;
}

export const onBehalfWords: Readonly<Record<Language, OnBehalfWords>> = {
  fr: {
    title: 'Répondre pour quelqu’un',
    hint: 'La personne en est informée et peut vous démentir. Sa propre réponse l’emporte toujours. Qui est démenti deux fois n’est plus pris en compte.',
    phone: 'Son numéro de téléphone',
    relation: 'Qui est cette personne pour vous',
    relations: {
      partner: 'Conjoint',
      family: 'Famille',
      friend: 'Ami',
      neighbour: 'Voisin',
      colleague: 'Collègue',
      carer: 'Je m’en occupe',
      other: 'Autre',
    },
    contact: 'Avez-vous été en contact ?',
    hadContact: 'Oui, je l’ai vue ou lui ai parlé',
    noContact: 'Non, on me l’a dit',
    answer: 'Comment va cette personne',
    answers: {
      safe: 'En sécurité',
      need_help: 'Besoin d’aide',
      not_in_area: 'Pas sur place',
      safe_need_shelter: 'En sécurité, mais sans abri',
    },
    unconfirmed: 'Sans contact direct.',
    submit: 'Envoyer',
    aboutTitle: 'Ce qu’on a dit de vous',
    nothing: 'Rien.',
    someone: 'Quelqu’un',
    dispute: 'C’est faux',
    incomplete: 'Remplissez chaque ligne.',
    noIncident: 'Aucune alerte en cours : rien n’est noté.',
    notConfirmed: 'Confirmez d’abord votre propre numéro par un code.',
  },
  en: {
    title: 'Answer for somebody',
    hint: 'The person is told and can deny it. Their own answer always comes first. Who is denied twice is not believed any more.',
    phone: 'Their phone number',
    relation: 'Who this person is to you',
    relations: {
      partner: 'Partner',
      family: 'Family',
      friend: 'Friend',
      neighbour: 'Neighbour',
      colleague: 'Colleague',
      carer: 'I care for them',
      other: 'Other',
    },
    contact: 'Did you have contact?',
    hadContact: 'Yes, I saw or spoke with them',
    noContact: 'No, I was told',
    answer: 'How this person is',
    answers: {
      safe: 'Safe',
      need_help: 'Needs help',
      not_in_area: 'Not in the area',
      safe_need_shelter: 'Safe, but needs shelter',
    },
    unconfirmed: 'Without direct contact.',
    submit: 'Send',
    aboutTitle: 'What others said of you',
    nothing: 'Nothing.',
    someone: 'Somebody',
    dispute: 'That is not so',
    incomplete: 'Fill in every line.',
    noIncident: 'No alert is running: nothing is recorded.',
    notConfirmed: 'First confirm your own number with a code.',
  },
  es: {
    title: 'Responder por alguien',
    hint: 'La persona lo sabrá y podrá negarlo. Su propia respuesta siempre cuenta antes. A quien se desmiente dos veces ya no se le cree.',
    phone: 'Su número de teléfono',
    relation: 'Quién es esta persona para usted',
    relations: {
      partner: 'Pareja',
      family: 'Familia',
      friend: 'Amigo',
      neighbour: 'Vecino',
      colleague: 'Colega',
      carer: 'Cuido de esta persona',
      other: 'Otro',
    },
    contact: '¿Tuvo contacto?',
    hadContact: 'Sí, la vi o hablé con ella',
    noContact: 'No, me lo dijeron',
    answer: 'Cómo está esta persona',
    answers: {
      safe: 'A salvo',
      need_help: 'Necesita ayuda',
      not_in_area: 'No está en la zona',
      safe_need_shelter: 'A salvo, pero sin refugio',
    },
    unconfirmed: 'Sin contacto directo.',
    submit: 'Enviar',
    aboutTitle: 'Lo que se ha dicho de usted',
    nothing: 'Nada.',
    someone: 'Alguien',
    dispute: 'Es falso',
    incomplete: 'Rellene cada línea.',
    noIncident: 'No hay ninguna alerta en curso: no se anota nada.',
    notConfirmed: 'Confirme antes su propio número con un código.',
  },
  de: {
    title: 'Für jemanden antworten',
    hint: 'Die Person erfährt davon und kann widersprechen. Ihre eigene Antwort gilt immer mehr. Wem zweimal widersprochen wird, dem wird nicht mehr geglaubt.',
    phone: 'Telefonnummer der Person',
    relation: 'Wer diese Person für Sie ist',
    relations: {
      partner: 'Partner',
      family: 'Familie',
      friend: 'Freund',
      neighbour: 'Nachbar',
      colleague: 'Kollege',
      carer: 'Ich betreue sie',
      other: 'Andere',
    },
    contact: 'Hatten Sie Kontakt?',
    hadContact: 'Ja, gesehen oder gesprochen',
    noContact: 'Nein, es wurde mir gesagt',
    answer: 'Wie es dieser Person geht',
    answers: {
      safe: 'In Sicherheit',
      need_help: 'Braucht Hilfe',
      not_in_area: 'Nicht vor Ort',
      safe_need_shelter: 'In Sicherheit, aber ohne Unterkunft',
    },
    unconfirmed: 'Ohne direkten Kontakt.',
    submit: 'Senden',
    aboutTitle: 'Was über Sie gesagt wurde',
    nothing: 'Nichts.',
    someone: 'Jemand',
    dispute: 'Das stimmt nicht',
    incomplete: 'Füllen Sie jede Zeile aus.',
    noIncident: 'Keine laufende Warnung: Nichts ist notiert.',
    notConfirmed: 'Bestätigen Sie zuerst Ihre eigene Nummer mit einem Code.',
  },
  ar: {
    title: 'الإجابة عن شخص آخر',
    hint: 'سيُخبر هذا الشخص ويمكنه النفي. جوابه هو الذي يُعتمد دائمًا. ومن نُفي كلامه مرتين لا يُعتمد بعد ذلك.',
    phone: 'رقم هاتفه',
    relation: 'صلته بكم',
    relations: {
      partner: 'زوج أو زوجة',
      family: 'من العائلة',
      friend: 'صديق',
      neighbour: 'جار',
      colleague: 'زميل',
      carer: 'أنا من يعتني به',
      other: 'صلة أخرى',
    },
    contact: 'هل كان بينكما اتصال؟',
    hadContact: 'نعم، رأيته أو كلّمته',
    noContact: 'لا، نُقل إليّ ذلك',
    answer: 'كيف حاله',
    answers: {
      safe: 'بخير',
      need_help: 'بحاجة إلى مساعدة',
      not_in_area: 'خارج المنطقة',
      safe_need_shelter: 'بخير، مع حاجة إلى مأوى',
    },
    unconfirmed: 'من دون اتصال مباشر.',
    submit: 'إرسال',
    aboutTitle: 'ما قيل عنكم',
    nothing: 'لا شيء.',
    someone: 'شخص',
    dispute: 'هذا غير صحيح',
    incomplete: 'املؤوا كل السطور.',
    noIncident: 'لا يوجد إنذار جارٍ: لم يُسجّل شيء.',
    notConfirmed: 'أكدوا أولًا رقمكم برمز.',
  },
};
