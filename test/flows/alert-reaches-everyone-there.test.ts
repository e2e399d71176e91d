import { languages } from '../../libs/channels/language';
import { outside, storyTexts } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(60_000);

const headings = { fr: 'ALERTE', en: 'ALERT', es: 'ALERTA', de: 'WARNUNG' } as const;

test('everyone there is told by push and open page, or by SMS without them, each in their language, and nobody elsewhere is', async () => {
  await using world = await World.start();
  const people = await world.subscribers([
    ...languages.map((language) => ({ language, push: true })),
    { places: [outside], push: true },
    ...languages.map((language) => ({ language })),
  ]);
  const texted = people.slice(6);
  const pages = await Promise.all(people.slice(0, 6).map((person) => world.live(person)));

  await world.publishAlert();
  await world.settle();

  for (const [i, { phone, device, language }] of people.slice(0, 5).entries()) {
    const { headline, areaName } = storyTexts[language];
    expect(world.sms.sentTo(phone)).toEqual([]);
    const texts = world.sms.sentTo(texted[i]?.phone ?? '');
    expect(texts).toEqual([expect.stringContaining(headline)]);
    expect(texts[0]).toContain('21:20');
    expect(texts[0]).toContain('https://tocsin.test/a/');
    if (language !== 'ar') expect(texts[0]).toMatch(new RegExp(`^${headings[language]} 21:20`));
    expect(world.push.shown(device)).toEqual([
      expect.objectContaining({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' }),
    ]);
    expect(world.push.shown(device)[0]?.title).toContain(headline);
    expect(pages[i]?.messages).toEqual([expect.objectContaining({ kind: 'alert', language })]);
    expect(pages[i]?.messages[0]?.body).toContain(areaName);
  }
  const [elsewhere] = people.slice(5);
  expect(world.sms.sentTo(elsewhere?.phone ?? '')).toEqual([]);
  expect(world.push.shown(elsewhere?.device ?? '')).toEqual([]);
  expect(pages[5]?.messages).toEqual([]);

  expect(await world.statuses('live')).toEqual(Array(5).fill('delivered'));
  expect(await world.statuses('sms')).toEqual(Array(5).fill('delivered'));
  expect(await world.statuses('push')).toEqual(Array(5).fill('delivered'));
});
