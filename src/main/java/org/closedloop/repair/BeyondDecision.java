package org.closedloop.repair;

/** What a superior decides on a fault that is beyond the engineer (R-190, R-260, R-261, C-21). */
enum BeyondDecision { otherEngineer, manufacturerEngineer, headquarters, end }
