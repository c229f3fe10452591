import privilegeTitle from '@salesforce/label/c.RunAs_Pictures_Privilege';
import privilegeText from '@salesforce/label/c.RunAs_Pictures_PrivilegeText';
import reviewTitle from '@salesforce/label/c.RunAs_Pictures_Reviews';
import reviewText from '@salesforce/label/c.RunAs_Pictures_ReviewsText';
import asTable from '@salesforce/label/c.RunAs_Pictures_AsTable';
import asPicture from '@salesforce/label/c.RunAs_Pictures_AsPicture';
import cell from '@salesforce/label/c.RunAs_Pictures_Cell';
import sinceLogin from '@salesforce/label/c.RunAs_Pictures_SinceLogin';
import week from '@salesforce/label/c.RunAs_Pictures_Week';
import month from '@salesforce/label/c.RunAs_Pictures_Month';
import quarter from '@salesforce/label/c.RunAs_Pictures_Quarter';
import halfYear from '@salesforce/label/c.RunAs_Pictures_HalfYear';
import longer from '@salesforce/label/c.RunAs_Pictures_Longer';
import never from '@salesforce/label/c.RunAs_Pictures_Never';
import unknown from '@salesforce/label/c.RunAs_Pictures_Unknown';
import monthColumn from '@salesforce/label/c.RunAs_Pictures_MonthColumn';
import completed from '@salesforce/label/c.RunAs_Pictures_Completed';
import overdue from '@salesforce/label/c.RunAs_Pictures_Overdue';
import due from '@salesforce/label/c.RunAs_Pictures_Due';
import noReviews from '@salesforce/label/c.RunAs_Pictures_NoReviews';

/** The words of the dashboard's pictures. */
export const PICTURE_TEXTS = {
  privilegeTitle,
  privilegeText,
  reviewTitle,
  reviewText,
  asTable,
  asPicture,
  cell,
  sinceLogin,
  week,
  month,
  quarter,
  halfYear,
  longer,
  never,
  unknown,
  monthColumn,
  completed,
  overdue,
  due,
  noReviews
};
