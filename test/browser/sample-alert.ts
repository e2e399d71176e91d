import type { Language } from '../../libs/channels/language';
import type { MultiPolygon } from '../../libs/geo/geojson';
import type { Area } from '../../libs/geo/area';
import type { AlertContent, AlertText } from '../../libs/incidents/alert';

export const sampleTexts: Record<Language, AlertText> = {
  fr: {
    event: 'Attaque armée',
    headline: 'Attaques armées en cours à Paris, 10e et 11e arrondissements',
    description:
      'Des hommes armés tirent sur des terrasses et dans une salle de spectacle. Les forces de l’ordre interviennent.\nPlusieurs rues sont fermées entre République et Nation.',
    instruction:
      'Mettez-vous à l’abri et restez où vous êtes. Éloignez-vous des fenêtres, mettez votre téléphone en silencieux.',
    areaName: 'Paris 10e et 11e',
  },
  en: {
    event: 'Armed attack',
    headline: 'Armed attacks under way in Paris, 10th and 11th districts',
    description: 'Armed men are shooting at terraces and inside a concert hall. The police are on the spot.',
    instruction: 'Take shelter and stay where you are. Keep away from windows, put your phone on silent.',
    areaName: 'Paris 10th and 11th',
  },
  es: {
    event: 'Ataque armado',
    headline: 'Ataques armados en curso en París, distritos 10 y 11',
    description: 'Hombres armados disparan contra terrazas y en una sala de conciertos. La policía está interviniendo.',
    instruction: 'Póngase a cubierto y quédese donde está. Aléjese de las ventanas y silencie el teléfono.',
    areaName: 'París, distritos 10 y 11',
  },
  de: {
    event: 'Bewaffneter Angriff',
    headline: 'Bewaffnete Angriffe in Paris, 10. und 11. Arrondissement',
    description:
      'Bewaffnete schießen auf Terrassen und in einem Konzertsaal. Polizeisondereinsatzkommandos greifen ein.',
    instruction:
      'Bringen Sie sich in Sicherheit und bleiben Sie, wo Sie sind. Halten Sie Abstand von Fenstern, schalten Sie Ihr Telefon stumm.',
    areaName: 'Paris 10. und 11. Arrondissement',
  },
  ar: {
    event: 'هجوم مسلح',
    headline: 'هجمات مسلحة جارية في باريس، الدائرتان العاشرة والحادية عشرة',
    description:
      'يطلق مسلحون النار على شرفات المقاهي وداخل قاعة حفلات. قوات الأمن تتدخل الآن في عدة أماكن من الدائرتين.\nعدة شوارع مغلقة بين ساحة الجمهورية وساحة الأمة، والرجاء ترك الطرق مفتوحة أمام سيارات الإسعاف. سنعطيكم معلومات جديدة كل نصف ساعة على هذه الصفحة وبالرسائل القصيرة.',
    instruction:
      'احتموا وابقوا في أماكنكم. ابتعدوا عن النوافذ، وضعوا هواتفكم على الوضع الصامت، ولا تتصلوا بالطوارئ إلا عند الخطر المباشر.',
    areaName: 'باريس، الدائرتان 10 و11',
  },
};

/** The tenth and eleventh districts of Paris, roughly. */
export const sampleArea: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [2.3475, 48.8698], [2.3502, 48.8838], [2.3643, 48.8845], [2.3701, 48.8822], [2.3775, 48.8719], [2.3838, 48.8672],
        [2.3944, 48.8566], [2.3988, 48.8483], [2.3849, 48.8502], [2.3692, 48.8531], [2.3636, 48.8634], [2.3540, 48.8688], [2.3475, 48.8698],
      ],
    ],
  ],
}; // prettier-ignore

const { fr, en, ar } = sampleTexts;

export const sampleContent: AlertContent = {
  mode: 'Actual',
  category: 'Security',
  eventCodes: [],
  responseTypes: ['Shelter', 'Avoid'],
  urgency: 'Immediate',
  severity: 'Extreme',
  certainty: 'Observed',
  onset: '2015-11-13T20:20:00.000Z',
  expires: '2015-11-14T05:00:00.000Z',
  senderName: 'Préfecture de police de Paris',
  contact: '+33 1 40 00 00 00',
  // Only `parseArea` makes an Area; a page draws whatever outline it gets.
  area: sampleArea as Area,
  geocodes: [
    { name: 'INSEE', value: '75110' },
    { name: 'INSEE', value: '75111' },
  ],
  texts: { fr, en, ar },
};
