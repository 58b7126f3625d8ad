"""Pages of care: in a case, the directory of providers, and referrals in and out."""
