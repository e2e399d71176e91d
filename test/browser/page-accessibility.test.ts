import type { Language } from '../../libs/channels/language';
import { seriousFaults } from './accessibility';
import { PageWindows, pictures } from './page-windows';
import { consolePages } from './sample-console';
import { citizenPages } from './sample-pages';

let windows: PageWindows;
beforeAll(async () => (windows = await PageWindows.start()));
afterAll(() => windows?.[Symbol.asyncDispose]());

const looks: [string, Language, boolean][] = [
  ...Object.keys(citizenPages('fr')).flatMap((name): [string, Language, boolean][] => [
    [name, 'fr', false],
    [name, 'ar', true],
  ]),
  ...Object.keys(consolePages('fr')).flatMap((name): [string, Language, boolean][] => [
    [name, 'fr', false],
    [name, 'en', true],
  ]),
];

test.each(looks)('the page "%s" in %s (dark: %s) has no serious accessibility fault', async (name, language, dark) => {
  const opened = await windows.open(`/${name}/${language}`, { width: 1024, dark });
  expect(await seriousFaults(opened.page)).toEqual([]);
  await opened.page.screenshot({
    path: `${pictures}/${name}-${language}-${dark ? 'dark' : 'light'}.png`,
    fullPage: true,
  });
});
