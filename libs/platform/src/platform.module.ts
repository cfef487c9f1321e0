import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AccountRolesService } from './access/account-roles.service.js';
import { AccountsService } from './access/accounts.service.js';
import { PendingResets } from './access/pending-resets.service.js';
import { AuthGuard } from './access/auth.guard.js';
import { Counties } from './access/counties.js';
import { PhoneCodes } from './access/phone-codes.js';
import { Sessions } from './access/sessions.js';
import { SignInService } from './access/sign-in.service.js';
import { Audit } from './audit/audit.js';
import { AuditJobs } from './audit/audit.jobs.js';
import { AuditReader } from './audit/audit-reader.js';
import { AuditTrail } from './audit/audit-trail.js';
import { Clock } from './clock/clock.js';
import { Env } from './config/env.js';
import { Keyring } from './crypto/keyring.js';
import { Vault } from './crypto/vault.js';
import { DatabaseModule } from './database/database.module.js';
import { ExportLists } from './exports/export-list.js';
import { PlatformLists } from './exports/platform-lists.js';
import { ExportStore } from './exports/export-store.js';
import { ExportWriter } from './exports/export-writer.js';
import { ExportsJobs } from './exports/exports.jobs.js';
import { Exports } from './exports/exports.service.js';
import { DiskFileStore, FileStore } from './files/file-store.js';
import { FilesJobs } from './files/files.jobs.js';
import { Files } from './files/files.service.js';
import { S3FileStore } from './files/s3-file-store.js';
import { Health } from './health/health.controller.js';
import { HouseHealth } from './health/house-health.js';
import { Idempotency } from './http/idempotency.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { IdempotencyJobs } from './http/idempotency.jobs.js';
import { Channel } from './messages/channel.js';
import { DeliveriesJobs } from './messages/deliveries.jobs.js';
import { DevInboxChannel } from './messages/dev-inbox.channel.js';
import { HttpSmsChannel } from './messages/http-sms.channel.js';
import { MessageWords } from './messages/message-words.js';
import { Messages } from './messages/messages.js';
import { OwnMessages } from './messages/own-messages.service.js';
import { DeadLetters } from './outbox/dead-letters.service.js';
import { EventAudiences } from './outbox/event-audiences.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxJobs } from './outbox/outbox.jobs.js';
import { OutboxStore } from './outbox/outbox-store.js';
import { OutboxWake } from './outbox/outbox-wake.js';
import { Relay } from './outbox/relay.js';
import { platformEntities } from './platform.entities.js';
import { registerPlatformRecords } from './personal/platform-records.js';
import { JobRegistry } from './queue/job-registry.js';
import { QueueBackend } from './queue/queue-backend.js';
import { WorkerHost } from './queue/worker-host.js';

export interface PlatformOptions {
  readonly env: Env;
  /** Entities of the libs and plugins, beside the platform's own. */
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Tests put a clock of their own here. */
  readonly clock?: Clock;
  /** Prefix of queue names on Redis; tests keep apart by it. */
  readonly queuePrefix?: string;
}

registerPlatformRecords();

const shared = [
  Counties,
  Sessions,
  PhoneCodes,
  SignInService,
  AccountRolesService,
  AccountsService,
  PendingResets,
  AuthGuard,
  Audit,
  AuditJobs,
  AuditReader,
  AuditTrail,
  Vault,
  Outbox,
  DeadLetters,
  EventAudiences,
  OutboxWake,
  OutboxStore,
  OutboxJobs,
  Messages,
  MessageWords,
  OwnMessages,
  DeliveriesJobs,
  DevInboxChannel,
  HttpSmsChannel,
  ExportLists,
  Exports,
  ExportsJobs,
  ExportStore,
  ExportWriter,
  Files,
  FilesJobs,
  Health,
  HouseHealth,
  Idempotency,
  IdempotencyInterceptor,
  IdempotencyJobs,
  JobRegistry,
  PlatformLists,
  Relay,
  WorkerHost,
];

/** What every process has: configuration, database, keys, outbox and queue, access, audit, messages. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    const { env } = options;
    return {
      module: PlatformModule,
      imports: [DatabaseModule.forRoot(env, [...platformEntities, ...options.entities]), DiscoveryModule],
      providers: [
        ...shared,
        { provide: Env, useValue: env },
        { provide: Keyring, useValue: Keyring.parse(env.MASTER_KEY) },
        {
          provide: FileStore,
          useFactory: () => (env.s3Bucket ? new S3FileStore(env.s3Bucket) : new DiskFileStore(env)),
        },
        { provide: Clock, useValue: options.clock ?? new Clock() },
        { provide: QueueBackend, useFactory: () => new QueueBackend(env, options.queuePrefix) },
        {
          provide: Channel,
          useFactory: (inbox: DevInboxChannel, sms: HttpSmsChannel) => (env.devInboxOn ? inbox : sms),
          inject: [DevInboxChannel, HttpSmsChannel],
        },
      ],
      exports: [...shared, FileStore, Env, Keyring, Clock, QueueBackend, Channel],
    };
  }
}
