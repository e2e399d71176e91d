import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { areasMeet } from '../geo/area';
import { cover, coverBorder } from '../geo/cover';
import { otherAgencies } from '../identity/agencies.queries';
import type { AlertVersion, Incident } from '../incidents/incident';
import { communesOf } from '../incidents/covered-communes.queries';
import { coveredCommunes, residentsOf } from '../incidents/covered-communes';
import { countPeople, countPeopleInRanges } from './audience-preview.queries';
import { type BlastRadius, scaleOf } from './blast-radius';
import { pastIncidentsLike } from './past-incidents.queries';

@Injectable()
export class BlastRadiusService {
  constructor(private readonly database: DataSource) {}

  async of(
    incident: Pick<Incident, 'id' | 'agencyId'>,
    { content, messageType }: Pick<AlertVersion, 'content' | 'messageType'>,
  ): Promise<BlastRadius> {
    const { area } = content;
    const ground = cover(area);
    const { people, firstTold } = await countPeopleInRanges(this.database, ground, incident.id);
    const border = coverBorder(area);
    const atTheBorder = await countPeople(this.database, border);
    const communes = coveredCommunes(area, await communesOf(this.database, ground, border));
    const earlier = await pastIncidentsLike(this.database, incident, content);
    const others = await otherAgencies(this.database, incident.agencyId);
    const neighbours = others.filter(({ territory }) => areasMeet(area, territory)).map(({ name }) => name);
    // A Cancel is for whom the alert has told, and reaches nobody else.
    const newPeople = messageType === 'Cancel' ? 0 : firstTold;
    const scale = scaleOf(newPeople, earlier.map((each) => each.people)); // prettier-ignore
    return {
      people,
      firstTold: newPeople,
      atTheBorder,
      neighbours,
      communes,
      residents: residentsOf(communes),
      earlier,
      ...scale,
    };
  }
}
