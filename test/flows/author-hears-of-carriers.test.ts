import { SmsReportsService } from '../../libs/channels/sms/sms-reports.service';
import { SmsRoutesService } from '../../libs/channels/sms/sms-routes.service';
import { World } from '../world/world';

jest.setTimeout(60_000);

test('whoever approves an alert reads that no route takes texts in the territory, and how long they will take', async () => {
  await using world = await World.start({ variables: { TWILIO_RATE: '1' } });
  await world.subscribers([{}, {}]);
  const { app } = world.server;
  const approver = await world.approver();
  const draft = await world.alerts.submit(await world.alerts.draft());
  const review = async (): Promise<string> => {
    await app.get(SmsReportsService, { strict: false }).report();
    return (await approver.http.must('GET', `/console/incidents/${draft.id}/review?lang=en`)).text;
  };
  const well = await review();
  expect(well).toContain('all routes work');
  expect(well).toMatch(/left in about \d/);
  const mark = { territory: 'FR', route: 'first', availability: 'blocked', reason: 'announced cut' } as const;
  app.get(SmsRoutesService, { strict: false }).setAvailability(mark);
  expect(await review()).toContain('no route takes messages here');
});
