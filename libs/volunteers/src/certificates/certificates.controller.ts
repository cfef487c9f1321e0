import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { Allow, AllowPublic, requestErrors } from '@redmaple/platform';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import {
  CertificateDetail,
  CertificateIssuerView,
  CertificatePage,
  CertificateQuery,
  CertificateRequestView,
  IssueCertificate,
  OwnCertificates,
  RequestCertificate,
  RevokeCertificate,
  SetCertificateIssuer,
  VerifiedCertificate,
} from './certificate.dto.js';
import { CertificateIssuers } from './certificate-issuers.service.js';
import { CertificateRequests } from './certificate-requests.service.js';
import { CertificatesService } from './certificates.service.js';

/** The register of certificates of service. */
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly issuers: CertificateIssuers,
    private readonly requests: CertificateRequests,
  ) {}

  @Get('certificates')
  @Allow('operator', 'county-admin')
  list(@Query() query: CertificateQuery): Promise<CertificatePage> {
    return this.certificates.list(query);
  }

  /** A snapshot of the ledger; whoever asked for one has it. */
  @Post('certificates')
  @Allow('operator', 'county-admin')
  issue(@Body() body: IssueCertificate): Promise<CertificateDetail> {
    return this.certificates.issue(body);
  }

  @Post('certificates/:id/revoke')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  revoke(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevokeCertificate): Promise<CertificateDetail> {
    return this.certificates.revoke(id, body.reason);
  }

  /** The PDF, as it was made once. */
  @Get('certificates/:id/document')
  @Allow('operator', 'county-admin')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async document(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return toFile(await this.certificates.document(id));
  }

  /** Requests that wait for an answer, the oldest first. */
  @Get('certificate-requests')
  @Allow('operator', 'county-admin')
  waiting(): Promise<CertificateRequestView[]> {
    return this.requests.waiting();
  }

  @Post('certificate-requests/:id/refuse')
  @HttpCode(200)
  @Allow('operator', 'county-admin')
  refuse(@Param('id', ParseUUIDPipe) id: string): Promise<CertificateRequestView> {
    return this.requests.refuse(id);
  }

  @Get('certificate-issuer')
  @Allow('operator', 'county-admin')
  issuer(): Promise<CertificateIssuerView> {
    return this.issuers.view();
  }

  @Put('certificate-issuer')
  @Allow('county-admin')
  setIssuer(@Body() body: SetCertificateIssuer): Promise<CertificateIssuerView> {
    return this.issuers.set(body);
  }
}

/** My certificates. */
@Controller('me')
export class OwnCertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly requests: CertificateRequests,
    private readonly scope: VolunteerScope,
  ) {}

  @Get('certificates')
  @Allow('volunteer')
  own(): Promise<OwnCertificates> {
    return this.requests.own();
  }

  @Post('certificate-requests')
  @Allow('volunteer')
  ask(@Body() body: RequestCertificate): Promise<CertificateRequestView> {
    return this.requests.ask(body);
  }

  @Get('certificates/:id/document')
  @Allow('volunteer')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async document(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return toFile(await this.certificates.document(id, await this.scope.own()));
  }
}

/** What everybody sees who has a certificate's code. */
@Controller('public/counties/:county/certificates')
export class PublicCertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @Get(':code')
  @AllowPublic()
  async verify(@Param('code') code: string): Promise<VerifiedCertificate> {
    const found = await this.certificates.verify(code);
    if (!found) throw requestErrors.notFound();
    return found;
  }
}

function toFile({ number, pdf }: { number: string; pdf: Buffer }): StreamableFile {
  return new StreamableFile(pdf, {
    type: 'application/pdf',
    disposition: `attachment; filename="certificate-${number}.pdf"`,
    length: pdf.length,
  });
}
