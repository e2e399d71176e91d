import { type Language, languages } from '../../libs/channels/language';
import { overflow } from './accessibility';
import { PageWindows, pictures } from './page-windows';
import { consolePages } from './sample-console';
import { citizenPages } from './sample-pages';

let windows: PageWindows;
beforeAll(async () => (windows = await PageWindows.start()));
afterAll(() => windows?.[Symbol.asyncDispose]());

const names = Object.keys(citizenPages('fr'));
const consoleNames = Object.keys(consolePages('fr'));
const everyPage: [string, Language][] = [
  ...names.flatMap((name) => languages.map((language): [string, Language] => [name, language])),
  ...consoleNames.map((name): [string, Language] => [name, 'fr']),
];

test.each(everyPage)('the page "%s" in %s fits a 320 px telephone without complaint', async (name, language) => {
  const opened = await windows.open(`/${name}/${language}`, { width: 320 });
  expect(await overflow(opened.page)).toBeLessThanOrEqual(0);
  expect(opened.complaints).toEqual([]);
  if (language === 'fr' || language === 'ar') {
    await opened.page.screenshot({ path: `${pictures}/${name}-${language}-320.png`, fullPage: true });
  }
});

test('Arabic reads from right to left, numbers to call from left to right', async () => {
  const opened = await windows.open('/incident/ar', { width: 320 });
  const { page } = opened;
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('.number').getAttribute('dir')).toBe('ltr');
  const [heading, brand] = [await page.locator('h1').boundingBox(), await page.locator('.brand').boundingBox()];
  expect(brand && heading && brand.x + brand.width).toBeGreaterThan(250);
});

test('every link, field and button of the subscription is reached by the keyboard, in reading order', async () => {
  const opened = await windows.open('/subscribe/fr', { width: 1024 });
  const { page } = opened;
  const reachable = 'a[href], button:not([hidden]), input, select, textarea, summary';
  const wanted = await page.locator(reachable).evaluateAll((elements) => elements.map((element) => element.outerHTML));
  const reached: string[] = [];
  for (let step = 0; step < wanted.length; step++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate('document.activeElement.outerHTML'));
  }
  expect(reached).toEqual(wanted);
});

test('the element that has the keyboard shows it', async () => {
  const opened = await windows.open('/home/fr', { width: 1024 });
  await opened.page.keyboard.press('Tab');
  const outline = await opened.page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  expect(await opened.page.locator('.skip').boundingBox()).toMatchObject({ y: 0 });
});

test('a refused form starts at its errors, and each error leads to its field', async () => {
  const opened = await windows.open('/refused/fr', { width: 320 });
  const { page } = opened;
  await page.getByRole('alert').getByRole('link', { name: 'Cette commune est inconnue.' }).click();
  expect(await page.evaluate('document.activeElement.name')).toBe('commune');
  expect(await page.locator('#commune').inputValue()).toBe('Nulle-Part-sur-Mer');
});

test('the incident page says everything without JavaScript', async () => {
  const opened = await windows.open('/incident/fr', { width: 320, javaScript: false });
  const text = await opened.page.locator('main').innerText();
  expect(text).toContain('Mettez-vous à l’abri');
  expect(text).toContain('+33757900000');
  expect(text).toContain('vendredi 13 novembre 2015');
});
