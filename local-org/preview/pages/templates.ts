/** Regions of a page template, in rows, with each one's share of the row in twelfths. */
export type Template = readonly (readonly (readonly [region: string, twelfths: number])[])[];

const HEADER: Template[number] = [['header', 12]];

/**
 * Names and regions as public projects retrieve them from orgs; Salesforce publishes no list. A page of
 * another template is refused by name.
 */
export const TEMPLATES: ReadonlyMap<string, { readonly type: string; readonly rows: Template }> = new Map([
  ['flexipage:defaultAppHomeTemplate', { type: 'AppPage', rows: [[['main', 12]]] }],
  [
    'flexipage:appHomeTemplateHeaderTwoColumns',
    {
      type: 'AppPage',
      rows: [
        [['region1', 12]],
        [
          ['region2', 8],
          ['region3', 4]
        ]
      ]
    }
  ],
  [
    'flexipage:recordHomeTemplateDesktop',
    {
      type: 'RecordPage',
      rows: [
        HEADER,
        [
          ['main', 8],
          ['sidebar', 4]
        ]
      ]
    }
  ],
  [
    'flexipage:recordHomeTwoColEqualHeaderTemplateDesktop',
    {
      type: 'RecordPage',
      rows: [
        HEADER,
        [
          ['leftcol', 6],
          ['rightcol', 6]
        ]
      ]
    }
  ],
  ['flexipage:recordHomeSingleColTemplateDesktop', { type: 'RecordPage', rows: [HEADER, [['main', 12]]] }]
]);
