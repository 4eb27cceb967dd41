"""The page of referrals given and received."""
