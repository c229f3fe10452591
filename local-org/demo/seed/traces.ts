import { activity, usernameOf } from './files.ts';
import { randomOf } from './random.ts';
import { DAY, HOUR, putRow, rowBy, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** What users leave behind: tokens that apps keep, jobs that run as them, agents that are them. */
export function seedTraces(seeding: Seeding): void {
  const { tokens, jobs, agents } = activity();
  for (const token of tokens) seedToken(seeding, token);
  for (const job of jobs) seedJob(seeding, job);
  for (const agent of agents) seedAgent(seeding, agent);
}

function userId(seeding: Seeding, local: string): string {
  return rowBy(seeding, 'User', 'Username', usernameOf(local)).Id;
}

type Activity = ReturnType<typeof activity>;

/** The id is the store's own: a query answers null (Object Reference, OauthToken). */
function seedToken(
  seeding: Seeding,
  { user, appName, hoursAgo, useCount }: Activity['tokens'][number]
): void {
  const createdAt = seeding.now - 150 * DAY;
  putRow(
    seeding,
    'OauthToken',
    {
      UserId: userId(seeding, user),
      AppName: appName,
      UseCount: useCount,
      LastUsedDate: stored(seeding.now - hoursAgo * HOUR),
      DeleteToken: `invented-${user}-${Math.floor(randomOf(user + appName)() * 1e9)}`
    },
    createdAt
  );
}

function seedJob(seeding: Seeding, { owner, name, jobType, cron }: Activity['jobs'][number]): void {
  const ownerId = userId(seeding, owner);
  const random = randomOf(name);
  putRow(seeding, 'CronTrigger', {
    CronJobDetailId: putRow(seeding, 'CronJobDetail', { Name: name, JobType: jobType }),
    OwnerId: ownerId,
    CreatedById: ownerId,
    LastModifiedById: ownerId,
    CronExpression: cron,
    State: 'WAITING',
    TimeZoneSidKey: 'Europe/London',
    StartTime: stored(seeding.now - 300 * DAY),
    PreviousFireTime: stored(seeding.now - Math.ceil(random() * 20) * HOUR),
    NextFireTime: stored(seeding.now + Math.ceil(random() * 20) * HOUR),
    TimesTriggered: Math.floor(random() * 300)
  });
}

function seedAgent(seeding: Seeding, agent: Activity['agents'][number]): void {
  putRow(seeding, 'BotDefinition', {
    DeveloperName: agent.developerName,
    MasterLabel: agent.label,
    Language: 'en_US',
    BotUserId: userId(seeding, agent.user),
    Type: agent.type,
    AgentType: agent.agentType
  });
}
