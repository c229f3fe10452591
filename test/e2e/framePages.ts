/** A label that no column has room for. */
export const LONG = 'Long'.repeat(60);

function metadata(type: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
}

function region(name: string, items: string, type = 'Region'): string {
  return `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
}

function instance(name: string, properties: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries(properties).map(
    ([key, value]) =>
      `<componentInstanceProperties><name>${key}</name><value>${value}</value></componentInstanceProperties>`
  );
  return `<itemInstances><componentInstance>${all.join('')}<componentName>${name}</componentName></componentInstance></itemInstances>`;
}

function appPage(regions: string): string {
  const template = '<template><name>flexipage:defaultAppHomeTemplate</name></template>';
  return metadata('FlexiPage', `${regions}<masterLabel>Board</masterLabel>${template}<type>AppPage</type>`);
}

/** Two apps, a tab of each kind and a missing one, a page that is wrong in places, and a record page. */
export const PAGES = {
  'applications/Run_As_Register.app': metadata(
    'CustomApplication',
    '<formFactors>Large</formFactors><label>Run-As Register</label><navType>Standard</navType><tabs>Run_As_Users</tabs><tabs>Thing__c</tabs><tabs>Board</tabs><tabs>No_Such_Tab</tabs><uiType>Lightning</uiType>'
  ),
  'applications/Workshop.app': metadata(
    'CustomApplication',
    `<formFactors>Large</formFactors><label>${LONG}</label><navType>Standard</navType><tabs>Thing__c</tabs><tabs>Run_As_Users</tabs><uiType>Lightning</uiType>`
  ),
  'tabs/Thing__c.tab': metadata(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom20: Airplane</motif>'
  ),
  'tabs/Board.tab': metadata('CustomTab', '<flexiPage>Board</flexiPage><label>Board</label>'),
  'flexipages/Board.flexipage': appPage(
    region('main', instance('runAsDashboard') + instance('noSuchThing')) + region('attic', '')
  ),
  'flexipages/Thing_Page.flexipage': metadata(
    'FlexiPage',
    region('header', instance('force:highlightsPanel')) +
      region('main', instance('flexipage:tabset', { tabs: 'tabs' })) +
      region('tabs', instance('flexipage:tab', { title: 'Standard.Tab.detail', body: 'details' }), 'Facet') +
      region('details', instance('force:detailPanel'), 'Facet') +
      region('sidebar', instance('force:relatedListContainer')) +
      '<masterLabel>Thing</masterLabel><sobjectType>Thing__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>'
  ),
  'objects/Thing__c.object': metadata(
    'CustomObject',
    '<actionOverrides><actionName>View</actionName><content>Thing_Page</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides><listViews><fullName>All</fullName><columns>NAME</columns><columns>Size__c</columns><filterScope>Everything</filterScope><label>All</label></listViews>'
  )
};
