import { putRow } from './seeding.ts';
import type { Seeding } from './seeding.ts';

const CLASSES = [
  'AF_CaseDeflectionApi',
  'AF_CustomerPortalApi',
  'AF_DeviceReadingApi',
  'AF_InvoicePostingService',
  'AF_OrderInboundService',
  'AF_ReturnRequestApi',
  'AF_ScimUserHandler',
  'AF_ShipmentService',
  'AF_TaxQuoteService',
  'AF_WebhookDispatcher'
];
const PAGES = ['DeviceCertificate', 'InvoicePrint', 'ShipmentLabelPdf'];
const FLOWS = ['Create_Return_Label', 'Escalate_Device_Alarm', 'Route_Inbound_Order'];

/** What the org has and its source lacks, and what the source's permission sets refer to. */
export function seedInstalled(seeding: Seeding): void {
  for (const name of CLASSES) {
    putRow(seeding, 'ApexClass', {
      Name: name,
      ApiVersion: 62,
      Status: 'Active',
      IsValid: true,
      LengthWithoutComments: 0
    });
  }
  for (const name of PAGES) {
    putRow(seeding, 'ApexPage', {
      Name: name,
      MasterLabel: name,
      ApiVersion: 62,
      ControllerType: 'Standard',
      Markup: ''
    });
  }
  for (const name of FLOWS) {
    const id = seeding.org.store.nextId('300');
    putRow(seeding, 'FlowDefinitionView', {
      Id: id,
      // What `SetupEntityAccess` refers to.
      DurableId: id,
      ApiName: name,
      Label: name.replaceAll('_', ' '),
      ProcessType: 'AutoLaunchedFlow',
      IsActive: true
    });
  }
  putRow(seeding, 'PermissionSet', {
    Name: 'Shipment_API',
    Label: 'Shipment API',
    NamespacePrefix: 'cargolane',
    IsCustom: true,
    Type: 'Regular',
    PermissionsApiEnabled: true
  });
  putRow(seeding, 'MutingPermissionSet', {
    DeveloperName: 'Backup_and_Continuity_Muted',
    MasterLabel: 'Backup and Continuity: muted',
    Language: 'en_US',
    PermissionsBulkApiHardDelete: true
  });
}
