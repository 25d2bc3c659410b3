/**
 * Who is away, who stands in for a time and for which work (NĐ 30/2020, Art. 13: in writing, limited in time and content, never passed on), and
 * which desks are left with nobody.
 */
package vn.congdoan.planworkflow.absence;
