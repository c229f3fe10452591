import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { has, notFound } from '../deployment.ts';
import { elementsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { criterionProblem, filterLogicProblem } from './filters.ts';
import type { ReportObjects } from './reportType.ts';
import { reportObjects } from './reportType.ts';

/** Help, "Report Limits". */
const MOST_NAME = 40;
const MOST_DESCRIPTION = 255;
/** Columns that every report has beside the fields of its objects. */
export const COUNTED = 'RowCount';

/**
 * Metadata API Developer Guide, "Report": one stands in a folder. Columns and filters are verified of the
 * standard report types of custom objects; of others they are kept.
 */
export const REPORT: TypeHandler = {
  check: ({ content }) => [
    ...lengthProblems(content, 'name', MOST_NAME),
    ...lengthProblems(content, 'description', MOST_DESCRIPTION)
  ],
  references: ({ fullName, content }, deployment) => {
    const type = textOf(content, 'reportType') ?? '';
    const shown = reportObjects(deployment.org.schema, type);
    const at = `>${type}<`;
    if (type.endsWith('__c') && shown === undefined)
      return [
        ...folderProblems('ReportFolder', fullName, deployment),
        notFound('reportType', 'ReportType', type)
      ];
    return [
      ...folderProblems('ReportFolder', fullName, deployment),
      ...(typeof shown === 'string' ? [{ problem: shown, at }] : shown ? reportProblems(content, shown) : [])
    ];
  }
};

/** A report or a dashboard whose folder is not there. */
export function folderProblems(type: string, fullName: string, deployment: Deployment): Problem[] {
  const folder = fullName.split('/')[0]!;
  return folder === 'unfiled$public' || has(deployment, type, folder)
    ? []
    : [notFound('folder', type, folder)];
}

/** The fields that the rows of a report are grouped by. */
export function groupingsOf(content: XmlElement): string[] {
  return ['groupingsDown', 'groupingsAcross'].flatMap((name) =>
    elementsOf(content, name).flatMap((one) => textsOf(one, 'field'))
  );
}

function lengthProblems(content: XmlElement, element: string, most: number): Problem[] {
  const text = textOf(content, element) ?? '';
  return text.length <= most
    ? []
    : [{ problem: `The ${element} of a report has at most ${most} characters` }];
}

function reportProblems(content: XmlElement, shown: ReportObjects): Problem[] {
  const columns = elementsOf(content, 'columns').flatMap((one) => textsOf(one, 'field'));
  const groupings = groupingsOf(content);
  return [
    ...unknown('columns', columns, shown),
    ...unknown('groupingsDown', groupings, shown),
    ...unknown('sortColumn', textsOf(content, 'sortColumn'), shown),
    ...unknown(
      'timeFrameFilter',
      elementsOf(content, 'timeFrameFilter').flatMap((one) => textsOf(one, 'dateColumn')),
      shown
    ),
    ...columns
      .filter((column, at) => groupings.includes(column) || columns.indexOf(column) < at)
      .map((column) => ({
        problem: `The report has the column twice, or groups by it: ${column}`,
        at: column
      })),
    ...formatProblems(content, groupings),
    ...elementsOf(content, 'filter').flatMap((filter) => filterProblems(filter, shown))
  ];
}

function unknown(element: string, names: readonly string[], shown: ReportObjects): Problem[] {
  return names
    .filter((name) => !shown.column(name))
    .map((name) => ({ problem: `${element}-Invalid value specified: ${name}`, at: `>${name}<` }));
}

function formatProblems(content: XmlElement, groupings: readonly string[]): Problem[] {
  const format = textOf(content, 'format') ?? '';
  const isGrouped = groupings.length > 0;
  if (format === 'Tabular' ? !isGrouped : isGrouped) return [];
  return [
    {
      problem: `A report of the format ${format} ${isGrouped ? 'has no' : 'needs a'} grouping`,
      at: '<format>'
    }
  ];
}

function filterProblems(filter: XmlElement, shown: ReportObjects): Problem[] {
  const items = elementsOf(filter, 'criteriaItems');
  const logic = textOf(filter, 'booleanFilter');
  const problem = logic === undefined ? undefined : filterLogicProblem(logic, items.length);
  return [
    ...(problem === undefined ? [] : [{ problem }]),
    ...items.flatMap((item) => itemProblems(item, shown))
  ];
}

function itemProblems(item: XmlElement, shown: ReportObjects): Problem[] {
  const name = textOf(item, 'column') ?? '';
  const field = shown.column(name);
  if (!field) return unknown('filter', [name], shown);
  const value = textOf(item, 'value') ?? '';
  const problem = criterionProblem({ field, operation: textOf(item, 'operator') ?? '', value });
  return problem === undefined ? [] : [{ problem, at: `>${name}<` }];
}
