import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ConsentService } from './consent.service';
import { FollowsService } from './follows.service';

@Module({
  imports: [PeopleModule],
  providers: [ConsentService, FollowsService],
  exports: [ConsentService, FollowsService],
})
export class CirclesModule {}
