import type { Wording } from './wording';

const digits = 'أجيبوا بالرقم: 1 أنا بخير، 2 أحتاج مساعدة، 3 لست في المنطقة، 4 بخير وأحتاج مأوى.';

export const ar: Wording = {
  exercise: 'تمرين',
  test: 'اختبار',
  discreet: { title: 'رسالة سلامة', body: 'لديكم رسالة جديدة. افتحوها لقراءتها.' },
  unobtrusive: {
    title: 'خبر',
    tap: 'المسوا للقراءة.',
    news: (time) => `خبر الساعة ${time}. أجيبوا بالرقم 5 لقراءته.`,
    noted: 'وصلت رسالتكم.',
    taken: 'هناك من يهتم بطلبكم.',
    emergency: 'للطوارئ: 112.',
    waiting: 'خبر ينتظركم على صفحتكم.',
  },

  comma: '، ',
  headings: { alert: 'إنذار', update: 'مستجدات', all_clear: 'انتهاء الإنذار', cancel: 'تصحيح' },
  issuedAt: (time, day) => `صدر يوم ${day} الساعة ${time}`,
  howToAnswer: digits,

  localTime: (time) => `${time} بالتوقيت المحلي`,
  relativesNotice: {
    alert: 'قد يكون هناك شخص تتابعونه. سنكتب لكم فور ورود خبر عنه. نرجو عدم التوجه إلى المكان.',
    update: 'الوضع يتغير. سنكتب لكم فور ورود خبر عن الشخص الذي تتابعونه.',
    all_clear: 'انتهى الإنذار.',
    cancel: 'أُلغي هذا الإنذار. التفاصيل في الصفحة.',
  },
  prompt: { title: 'هل أنتم بخير؟', body: 'افتحوا هذه الرسالة للإجابة.' },
  prompts: {
    reminder: (about, time) => `هل أنتم بخير؟ لم يصلنا جوابكم بعد على إنذار الساعة ${time} (${about}).`,
    ask_again: (about, time) => `هل ما زلتم بخير؟ إنذار الساعة ${time} مستمر (${about}) وقد مضت على جوابكم 6 ساعات.`,
  },
  proxyRequest: (name, about, time) =>
    `إنذار الساعة ${time} (${about}): تعذر علينا الوصول إلى ${name || 'شخص تتابعونه'}، وقد وقع الاختيار عليكم لهذه الحالة. اتصلوا، من دون التوجه إلى المكان.`,
  answerRecorded: {
    safe: (about, time) =>
      `سُجّل الساعة ${time}: أنتم بخير (${about}). سنخبر من يتابعكم. إن تغيّر الوضع فأجيبوا بالرقم 2.`,
    need_help: (about, time) =>
      `اتصلوا الآن بالرقم 112، أو أرسلوا رسالة إلى 114 في فرنسا: هم وحدهم يرسلون الإنقاذ. سُجّل طلبكم للمساعدة الساعة ${time} (${about}).`,
    not_in_area: (about, time) =>
      `سُجّل الساعة ${time}: لستم في المنطقة (${about}). لن نسألكم مجددا. للتغيير أجيبوا بالرقم 1 أو 2 أو 4.`,
    safe_need_shelter: (about, time) =>
      `سُجّل الساعة ${time}: أنتم بخير وتحتاجون إلى مأوى (${about}). اتبعوا التعليمات الرسمية. إن تغيّر الوضع فأجيبوا بالرقم 2.`,
  },
  helpInExercise: (about, time) =>
    `سُجّل طلب المساعدة للتمرين الساعة ${time} (${about}). لا تتصلوا بالرقم 112 إلا عند خطر لا صلة له بالتمرين.`,
  helpTaken: (about, time) => `مسؤول يتولى طلبكم للمساعدة منذ الساعة ${time} (${about}).`,
  inDanger: 'عند الخطر اتصلوا بالرقم 112، أو أرسلوا رسالة إلى 114 في فرنسا.',
  someone: 'شخص تتابعونه',
  followerUpdate: {
    safe: (name) => `خبر عن ${name}: بخير.`,
    need_help: (name) => `خبر عن ${name}: طلب مساعدة.`,
    not_in_area: (name) => `خبر عن ${name}: خارج المنطقة.`,
    safe_need_shelter: (name) => `خبر عن ${name}: بخير، مع حاجة إلى مأوى.`,
  },
  answeredBy: {
    sms: (about, when) => `الجواب برسالة قصيرة الساعة ${when} (${about}).`,
    unproven: (about, when) => `وصل من هاتف لم يُتحقق من رقمه الساعة ${when} (${about}).`,
    call: (about, when) => `الجواب بمكالمة هاتفية الساعة ${when} (${about}).`,
    page: (about, when) => `الجواب على صفحتنا الساعة ${when} (${about}).`,
    relative: (about, when) => `حسب أحد الأقارب بعد اتصال مباشر، الساعة ${when} (${about}).`,
    hearsay: (about, when) => `حسب أحد الأقارب من دون اتصال مباشر، الساعة ${when} (${about}): غير مؤكد.`,
    organisation: (about, when) => `حسب جهة منظِّمة، الساعة ${when} (${about}).`,
  },
  helpForFollower: 'لا تعرّضوا أنفسكم للخطر: لإبلاغ فرق الإنقاذ اتصلوا بالرقم 112.',
  safetyAsk: (name, about, time) => `${name || 'شخص يتابعكم'} يسأل هل أنتم بخير (${about}، ${time}).`,
  hotlineAsk: (name, about, time) =>
    `اتصل بخطنا شخص يقول إنه ${name || 'قريب'} ويسأل عنكم (${about}، ${time}). لا يقال له شيء دونكم.`,
  newsDigest: (about, list) => `أخبار (${about}): ${list}.`,
  semicolon: '؛ ',
  digestLine: {
    safe: (name, time) => `${name} بخير الساعة ${time}`,
    need_help: (name, time) => `${name} يطلب المساعدة الساعة ${time}`,
    not_in_area: (name, time) => `${name} خارج المنطقة الساعة ${time}`,
    safe_need_shelter: (name, time) => `${name} بخير لكن بلا مأوى الساعة ${time}`,
  },
  digestDoubt: {
    unproven: 'رقم غير مؤكد',
    relative: 'حسب أحد الأقارب',
    hearsay: 'غير مؤكد',
    organisation: 'حسب جهة',
  },
  alsoFor: (names) => `كذلك عن: ${names}.`,
  notFor: (names) => `ليس عن ${names}: لا موافقة بعد.`,
  voiceMessage: (name, about, when, url) =>
    `ترك ${name} رسالة صوتية الساعة ${when} (${about}). لسماعها خلال يومين: ${url}`,

  noActiveIncident:
    'لا يوجد إنذار جارٍ يخصكم: لم يتغير شيء. عند الخطر اتصلوا بالرقم 112 أو أرسلوا رسالة إلى 114 في فرنسا. أرسلوا كلمة دليل لمعرفة الأوامر.',
  unknownText: `لم نفهم رسالتكم ولم يتغير شيء. عند الخطر اتصلوا بالرقم 112 أو أرسلوا رسالة إلى 114 في فرنسا. ${digits} للمزيد أرسلوا: دليل.`,
  help:
    `عند الخطر اتصلوا بالرقم 112 أو أرسلوا رسالة إلى 114 في فرنسا. ${digits} تابع ثم رقم الهاتف: لطلب أخبار شخص. 1 عن ثم رقم: الجواب عنه. أسرة: الجواب عن أسرتكم. قائمة: من يتابعكم. ` +
    'بياناتي: عرض بياناتكم أو محوها. اللغة: FR EN ES DE AR. للإيقاف: إيقاف الأقارب، إيقاف التنبيهات، إيقاف المأوى، أو STOP.',
  languageChanged: 'ستصلكم الرسائل القادمة بهذه اللغة.',

  followRequest: (name, code) =>
    `طلب من ${name || 'شخص'} لمعرفة أخباركم أثناء الإنذارات. أجيبوا: قبول ${code} أو رفض ${code}. من دون جوابكم لا يُنقل شيء.`,
  wardRequest: (name, url) => `${name || 'شخص'} يود معرفة أخبار قاصر أنتم مسؤولون عنه. للجواب: ${url}`,
  guardianCode: (name, code, minutes) =>
    `${name || 'قاصر'} يسميكم مسؤولا عنه في Tocsin. إن قبلتم فأعطوه هذا الرمز: ${code} (${minutes} دقيقة). عندئذ تقررون من تصله أخباره.`,
  guardianNeeded: 'قبل سن 18 يقبل المسؤول عنكم من صفحته. لم يتغير شيء.',
  followRequests: (requests, example) =>
    `طلبات في الانتظار: ${requests}. أجيبوا بكلمة قبول أو رفض مع الرقم، مثلا: قبول ${example}.`,
  noFollowRequests: 'لا يوجد طلب في الانتظار: لم يتغير شيء.',
  followGranted: (name, code) =>
    `ستصل أخباركم أثناء الإنذارات إلى ${name || 'هذا الشخص'}. لإنهاء ذلك في أي وقت: إزالة ${code}.`,
  followRefused: 'سُجّل ذلك. لا يُنقل شيء، ولا حتى رفضكم.',
  followRevoked: (name) => `تم. لن تصل أخباركم بعد الآن إلى ${name || 'هذا الشخص'}.`,
  followersList: (followers, example) => `يتابعكم: ${followers}. لإزالة أحدهم: إزالة ${example}.`,
  noFollowers: 'لا أحد يتابعكم.',
  followRequested: 'إن كان هذا الشخص يستخدم الخدمة فسنسأله. ستصلكم أخباره إذا قبل.',
  followUnreadable: 'لم نفهم الرقم. أرسلوا كلمة تابع مع الرقم، مثلا: تابع 06xxxxxxxx',
  followAccepted: (name) => `تم قبول طلبكم من ${name || 'الشخص المطلوب'}: ستصلكم الأخبار أثناء الإنذارات.`,
  andMore: (count) => `والباقي ${count}`,

  household: ({ list, count, example }) =>
    `الأسرة: ${list}. عن الجميع: بخير ${count}. عن بعضهم: بخير مع ${example}. للتغيير: أضف واسم، أسرة إزالة ورقم.`,
  noHousehold: 'لا أحد مسجل في أسرتكم. للتسجيل: أضف واسم، ورقم هاتفه إن وجد.',
  notAgreed: 'لم يوافق بعد',
  forNobodyElse: 'لم يُسجل أحد غيركم: هذا لا يطابق أسرتكم.',
  householdUnclear: 'لم نفهم، ولم يُسجل شيء. تحتاجون مساعدة: 2. عنكم وحدكم: 1.',
  householdFull: 'الأسرة ثمانية أشخاص على الأكثر: أرسلوا أسرة إزالة والرقم.',
  memberAdded: (name) => `${name} ضمن أسرتكم.`,
  memberAsked: 'نطلب موافقة هذا الشخص، وحتى ذلك لا تتكلمون عنه.',
  memberRemoved: (name) => `تم: ${name} لم يعد ضمن أسرتكم.`,
  memberUnreadable: 'اسم أو رقم غير مفهوم. أرسلوا مثلا: أضف ليلى 06xxxxxxxx.',
  householdRequest: (name, code) =>
    `${name || 'شخص'} يعدكم من أسرته ويمكنه أن يقول عنكم كيف حالكم. أجيبوا: أسرة قبول ${code} أو أسرة رفض ${code}. دون جواب لا يقال شيء عنكم.`,
  householdRequests: (requests, example) =>
    `يعدونكم من أسرتهم: ${requests}. أجيبوا أسرة قبول أو أسرة رفض والرقم، مثلا أسرة قبول ${example}.`,
  noHouseholdRequests: 'لا أحد ينتظر موافقتكم بشأن أسرة: لم يتغير شيء.',
  householdJoined: (name, code) =>
    `${name || 'هذا الشخص'} يمكنه أن يقول عنكم كيف حالكم، وستعلمون بذلك، وجوابكم يسبق. للإنهاء: أسرة رفض ${code}.`,
  householdLeft: 'تم: لا أحد يتكلم عنكم في هذه الأسرة.',

  oneTimeCode: (code, minutes) => `${code} هو رمز Tocsin الخاص بكم، صالح لمدة ${minutes} دقيقة. لا تعطوه لأحد.`,
  manageLink: (url, minutes) =>
    `لعرض بياناتكم أو تصديرها أو محوها: ${url} رابط شخصي صالح لمدة ${minutes} دقيقة. لا ترسلوه إلى أحد.`,
  reportTaken:
    'وصلت رسالتكم. إن أمكن الوصول إلى الرقم فسيُخبر صاحبه ويمكنه النفي. جوابه هو الذي يُعتمد دائما، ومن نُفي كلامه مرتين لا يُعتمد بعد ذلك.',
  reportUnreadable: 'لم نفهم الرقم ولم يُسجّل شيء. أرسلوا 1 عن ثم الرقم، مثلا: 1 عن 06xxxxxxxx رأيته جار',
  reportUnverified: 'لم يُسجّل شيء: يجب أولا تأكيد رقمكم على صفحتنا. عند الخطر اتصلوا بالرقم 112.',
  reportTooMany: 'لم يُسجّل شيء: بلاغات كثيرة اليوم. عند الخطر اتصلوا بالرقم 112.',
  claims: {
    safe: 'أنتم بخير',
    need_help: 'أنتم بحاجة إلى مساعدة',
    not_in_area: 'أنتم خارج المنطقة',
    safe_need_shelter: 'أنتم بخير مع حاجة إلى مأوى',
  },
  reportedOfYou: (name, claim, about, when) =>
    `بلاغ من ${name || 'شخص'} الساعة ${when}: ${claim} (${about}). هل هذا خطأ؟ أجيبوا بالرقم 8. للجواب عن أنفسكم: 1 أو 2 أو 3 أو 4.`,
  reportDisputed: (name) =>
    `سُجّل ذلك: بلاغ ${name || 'هذا الشخص'} لم يعد معتمدا، ومن يتابعكم يعلم. أجيبوا بالرقم 1 أو 2 أو 3 أو 4 لتخبرونا عن حالكم.`,
  reportsLeft: (reports, example) =>
    `بلاغات أخرى عنكم: ${reports}. إن كان أحدها خطأ فأجيبوا 8 ثم رقمه، مثلا: 8 ${example}.`,
  nothingToDispute: 'لا يوجد أي بلاغ عنكم: لم يتغير شيء.',
  reportWithdrawn: (name, about, when) =>
    `ما قيل لكم عن ${name} لم يعد صحيحا، الساعة ${when} (${about}). لا يوجد جواب معروف.`,

  classNames: { alerts: 'الإنذارات', relatives: 'أخبار الأقارب', shelter: 'رسائل المأوى' },
  optedOut: ({ silent, speaking, alsoInDanger, numbers }) =>
    `سُجّل ذلك، لن تصلكم: ${silent}${alsoInDanger ? '، حتى عند الخطر' : ''}. ` +
    `${speaking && `تستمر: ${speaking}. `}لاستئنافها أرسلوا START إلى ${numbers}.`,
  optedIn: ({ silent, speaking }) =>
    `سُجّل ذلك، ستصلكم: ${speaking}. ${silent && `ما زالت متوقفة: ${silent}. `}لإيقافها أرسلوا STOP.`,
  erased: 'مُحيت بياناتكم. هذه آخر رسالة.',
  canary: 'توكسان: اختبار القنوات. لا حاجة إلى فعل أي شيء.',
};
