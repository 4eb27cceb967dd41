"""The page of the chart: time against referrals."""
