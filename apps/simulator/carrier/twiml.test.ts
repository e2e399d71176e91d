import twilio from 'twilio';
import { readReplies } from './twiml';

const xml = 'text/xml; charset=utf-8';

test("what the carrier's SDK writes is read back", () => {
  const response = new twilio.twiml.MessagingResponse();
  response.message('Merci : vous êtes noté « en sécurité ». <3 & à bientôt');
  response.message({ to: '+33639980002' }, 'هل أنت بخير؟');
  expect(readReplies(xml, response.toString())).toEqual([
    { body: 'Merci : vous êtes noté « en sécurité ». <3 & à bientôt' },
    { to: '+33639980002', body: 'هل أنت بخير؟' },
  ]);
});

test('the text may stand in a body of its own', () => {
  expect(readReplies(xml, '<Response><Message>\n <Body>Reçu</Body>\n</Message></Response>')).toEqual([
    { body: 'Reçu' },
  ]);
});

test('an empty answer sends nothing', () => {
  expect(readReplies(xml, '<?xml version="1.0" encoding="UTF-8"?><Response></Response>')).toEqual([]);
  expect(readReplies(xml, '<Response/>')).toEqual([]);
  expect(readReplies('', '')).toEqual([]);
});

test('a plain text answer is the message', () => {
  expect(readReplies('text/plain', 'Bien reçu')).toEqual([{ body: 'Bien reçu' }]);
});

test('pages, broken XML and documents with a DOCTYPE send nothing', () => {
  expect(readReplies('text/html', '<Response><Message>x</Message></Response>')).toEqual([]);
  expect(readReplies(xml, '<Response><Message>x</Response>')).toEqual([]);
  expect(readReplies(xml, '<!DOCTYPE a [<!ENTITY b "c">]><Response><Message>&b;</Message></Response>')).toEqual([]);
});
