import type { DataSource } from 'typeorm';
import type { Language } from '../../../libs/channels/language';
import type { PersonId } from '../../../libs/people/person';
import type { PersonSessionsService } from '../../../libs/people/person-sessions.service';
import { paths } from '../../web/paths';
import { httpAnswer, httpJson } from './http-json.service';

const sessionHours = 24;
const rowOfRelative = /<bdi>([^<]*)<\/bdi><\/b><\/p><p[^>]*>([^<]*)<\/p>/g;

/** What single people read and hear on their own pages. */
export class PersonPages {
  private readonly tokens = new Map<PersonId, Promise<string>>();

  constructor(
    private readonly database: DataSource,
    private readonly sessions: PersonSessionsService,
    private readonly serverUrl: string,
  ) {}

  /** What the page of a person says of somebody whom they follow; undefined while it does not name them. */
  async wordsOf(person: PersonId, followed: string, language: Language): Promise<string | undefined> {
    const page = await this.get(person, `${paths.myRelatives}?lang=${language}`);
    const rows = [...(await page.text()).matchAll(rowOfRelative)];
    return rows.find(([, name]) => name === followed.replaceAll("'", '&#39;') || name === followed)?.[2];
  }

  /** How many bytes of sound each voice message has that others have left for the person. */
  async soundsFor(person: PersonId): Promise<number[]> {
    const headers = await this.headers(person);
    const { messages } = await httpJson<{ messages: { sound: string }[] }>(`${this.serverUrl}/v1/me/voice-messages`, {
      method: 'GET',
      headers,
    });
    const sounds = messages.map(async ({ sound }) => (await (await this.get(person, sound)).arrayBuffer()).byteLength);
    return Promise.all(sounds);
  }

  private async get(person: PersonId, path: string): Promise<Response> {
    const headers = await this.headers(person);
    return httpAnswer(`${this.serverUrl}${path}`, { method: 'GET', headers: { ...headers, accept: 'text/html, */*' } });
  }

  private async headers(person: PersonId): Promise<Record<string, string>> {
    const opened =
      this.tokens.get(person) ?? this.database.transaction((tx) => this.sessions.open(tx, person, sessionHours));
    this.tokens.set(person, opened);
    return { authorization: `Bearer ${await opened}` };
  }
}
