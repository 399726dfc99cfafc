BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE coupon_claims (
	claim_id TEXT NOT NULL, 
	coupon_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	claimed_at INTEGER NOT NULL, 
	CONSTRAINT coupon_claims_pk PRIMARY KEY (claim_id), 
	CONSTRAINT coupon_claims_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES coupons (coupon_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupon_claims" VALUES('01a20705-7e85-7482-bdb8-f6472ac4179a','01a20705-7e68-72df-a170-59b7630fd19b','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-7f2a-730c-9df7-cce4737da5f8','01a20705-7ee8-7400-bff9-c762505fc4f6','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-7f6a-7278-a695-c2610ad1b673','01a20705-7f55-7053-ad45-90272800d501','lin',1795339800000000);
CREATE TABLE coupon_guests (
	coupon_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT coupon_guests_pk PRIMARY KEY (coupon_id, user_id), 
	CONSTRAINT coupon_guests_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES coupons (coupon_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE coupon_uses (
	order_id TEXT NOT NULL, 
	claim_id TEXT NOT NULL, 
	coupon_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	discount_minor INTEGER NOT NULL, 
	used_at INTEGER NOT NULL, 
	returned_at INTEGER, 
	CONSTRAINT coupon_uses_pk PRIMARY KEY (order_id), 
	CONSTRAINT coupon_uses_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT coupon_uses_claim_id_fk FOREIGN KEY(claim_id) REFERENCES coupon_claims (claim_id), 
	CONSTRAINT coupon_uses_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT coupon_uses_discount_above_zero CHECK (discount_minor > 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupon_uses" VALUES('01a20705-7e63-738f-9349-66b94a60e460','01a20705-7e85-7482-bdb8-f6472ac4179a','01a20705-7e68-72df-a170-59b7630fd19b','01a20705-7ea2-7501-a728-55efb1473081',1000,1795339800000000,NULL);
CREATE TABLE coupons (
	coupon_id TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	publisher_id TEXT NOT NULL, 
	publisher_name TEXT NOT NULL, 
	coupon_number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	percent INTEGER, 
	off_minor INTEGER NOT NULL, 
	spend_min_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	claims_max INTEGER NOT NULL, 
	claims_each_max INTEGER NOT NULL, 
	is_for_all INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	valid_from INTEGER NOT NULL, 
	valid_until INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT coupons_pk PRIMARY KEY (coupon_id), 
	CONSTRAINT coupons_miniapp_id_coupon_number_uq UNIQUE (miniapp_id, coupon_number), 
	CONSTRAINT coupons_coupon_id_fk FOREIGN KEY(coupon_id) REFERENCES journals (journal_id), 
	CONSTRAINT coupons_percent_in_range CHECK (percent BETWEEN 1 AND 100), 
	CONSTRAINT coupons_claims_max_in_range CHECK (claims_max BETWEEN 1 AND 10000), 
	CONSTRAINT coupons_claims_each_max_in_range CHECK (claims_each_max BETWEEN 1 AND claims_max), 
	CONSTRAINT coupons_funds_in_range CHECK (off_minor BETWEEN 1 AND 1000000000000000 / claims_max), 
	CONSTRAINT coupons_spend_min_in_range CHECK (spend_min_minor BETWEEN 0 AND 1000000000000000), 
	CONSTRAINT coupons_is_for_all_yes_or_no CHECK (is_for_all IN (0, 1)), 
	CONSTRAINT coupons_ends_after_beginning CHECK (valid_until > valid_from AND valid_until > created_at), 
	CONSTRAINT coupons_state_known CHECK (state IN ('open', 'withdrawn', 'over'))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "coupons" VALUES('01a20705-7e68-72df-a170-59b7630fd19b','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-7ee8-7400-bff9-c762505fc4f6','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-7f55-7053-ad45-90272800d501','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
CREATE TABLE frozen_wallets (
	user_id TEXT NOT NULL, 
	frozen_at INTEGER NOT NULL, 
	CONSTRAINT frozen_wallets_pk PRIMARY KEY (user_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "frozen_wallets" VALUES('maya',1795339800000000);
CREATE TABLE journals (
	journal_id TEXT NOT NULL, 
	request_hash TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	posted_at INTEGER NOT NULL, 
	CONSTRAINT journals_pk PRIMARY KEY (journal_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "journals" VALUES('01a20705-7c19-73b8-9393-8dc15d44bdcb','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7c4f-7253-a32f-ff547c31d454','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7dc2-7594-8655-9d71e5fc67ed','6d5841c29eb2f53e638f509e02f2ab52ecb1d2a0becf5f0a1f7cda2e9a77355b','payment','01a20705-7dbf-7789-b476-5f82be0b5ee6',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7e20-7786-bcb2-692126f19409','84d807f52aa19f4aaa3e44b7d39f56130d64c7f3c6b3c4e516513d73c858c195','refund','01a20705-7dbf-7789-b476-5f82be0b5ee6',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7e4f-71db-912e-3c2d92f1a63c','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7e68-72df-a170-59b7630fd19b','e34f537b11e7c6d22df379ce5eabed5ec5893a64d60b04383d6ca4f2dac89a96','promotion','01a20705-7e68-72df-a170-59b7630fd19b',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7ea2-7501-a728-55efb1473081','731b2edf3d5a7ca22e14d5e1cebc5ce5485b6d0235cbd57de3e2e0988cf03560','payment','01a20705-7e63-738f-9349-66b94a60e460',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7ecb-70ea-b74f-485fd7ba0cd8','6a7e1e165973b8546f8a77d69db1452e929f11101c04b3074e503521a50b3bcb','refund','01a20705-7e63-738f-9349-66b94a60e460',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7ee8-7400-bff9-c762505fc4f6','12eeec001fe15c8ad7e517b12cee92e71cbb62b81b2889d24a1b0ffe46a41d1e','promotion','01a20705-7ee8-7400-bff9-c762505fc4f6',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7f55-7053-ad45-90272800d501','3878973cb17730730ce40988099e075c676918b61e99b180362d6b1e57f12d64','promotion','01a20705-7f55-7053-ad45-90272800d501',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-7f55-7053-ad45-90272800d501:withdrawn','4a6281952de3a269353a2029a3817bd85cebf2309c1026d0b86288cb24ecb950','promotion_return','01a20705-7f55-7053-ad45-90272800d501',1795339800000000);
CREATE TABLE ledger_accounts (
	ledger_account_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	may_overdraw INTEGER NOT NULL, 
	debits_pending INTEGER NOT NULL, 
	debits_posted INTEGER NOT NULL, 
	credits_pending INTEGER NOT NULL, 
	credits_posted INTEGER NOT NULL, 
	CONSTRAINT ledger_accounts_pk PRIMARY KEY (ledger_account_id), 
	CONSTRAINT ledger_accounts_ledger_account_id_currency_uq UNIQUE (ledger_account_id, currency), 
	CONSTRAINT ledger_accounts_may_overdraw_yes_or_no CHECK (may_overdraw IN (0, 1)), 
	CONSTRAINT ledger_accounts_counters_not_negative CHECK (debits_pending >= 0 AND debits_posted >= 0 AND credits_pending >= 0 AND credits_posted >= 0), 
	CONSTRAINT ledger_accounts_no_overdraft CHECK (may_overdraw = 1 OR debits_posted + debits_pending <= credits_posted)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "ledger_accounts" VALUES('bank:test:CNY','CNY',1,0,155000,0,0);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,0,33900,0,111900);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,0,5000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-7e68-72df-a170-59b7630fd19b:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-7ee8-7400-bff9-c762505fc4f6:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-7f55-7053-ad45-90272800d501:CNY','CNY',0,0,9000,0,10000);
INSERT INTO "ledger_accounts" VALUES('publisher:plaza:CNY','CNY',0,0,42400,0,93900);
CREATE TABLE orders (
	order_id TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	publisher_id TEXT NOT NULL, 
	merchant_name TEXT NOT NULL, 
	merchant_number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	state TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	paid_at INTEGER, 
	payer_id TEXT, 
	CONSTRAINT orders_pk PRIMARY KEY (order_id), 
	CONSTRAINT orders_miniapp_id_merchant_number_uq UNIQUE (miniapp_id, merchant_number), 
	CONSTRAINT orders_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT orders_expires_after_creation CHECK (expires_at > created_at), 
	CONSTRAINT orders_state_complete CHECK ((state = 'paid' AND paid_at IS NOT NULL AND payer_id IS NOT NULL) OR (state IN ('pending', 'closed') AND paid_at IS NULL AND payer_id IS NULL))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "orders" VALUES('01a20705-7c5c-77fd-99cc-5cc57218668b','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-7c6e-7625-93c8-f84809019054','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-7dbf-7789-b476-5f82be0b5ee6','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin');
INSERT INTO "orders" VALUES('01a20705-7e63-738f-9349-66b94a60e460','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin');
CREATE TABLE outbox (
	entry_id TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	due_at INTEGER NOT NULL, 
	CONSTRAINT outbox_pk PRIMARY KEY (entry_id), 
	CONSTRAINT outbox_topic_known CHECK (topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice')), 
	CONSTRAINT outbox_attempts_not_negative CHECK (attempts >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "outbox" VALUES('01a20705-7e0c-7650-9da0-a02ab8668432','payment.notice','{"receipt_id":"01a20705-7dd6-728d-908a-48386e633dac","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-7e0c-7650-9da0-a02ab8668432"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7e0c-7650-9da0-a02b96c1dc01','receipt.message','{"receipt_id":"01a20705-7dd6-728d-908a-48386e633dac","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7e21-7493-b382-5d5d4cb88e00','refund.notice','{"refund_id":"01a20705-7e20-7786-bcb2-692126f19409","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-7e21-7493-b382-5d5d4cb88e00"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7e21-7493-b382-5d5e4a0e9fd7','refund.message','{"refund_id":"01a20705-7e20-7786-bcb2-692126f19409","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7eb9-75a3-9fdf-afb9cfc06b46','payment.notice','{"receipt_id":"01a20705-7eb8-7038-a69f-48e155478893","order_id":"01a20705-7e63-738f-9349-66b94a60e460","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-7eb9-75a3-9fdf-afb9cfc06b46"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7eb9-75a3-9fdf-afbace3dfbae','receipt.message','{"receipt_id":"01a20705-7eb8-7038-a69f-48e155478893","order_id":"01a20705-7e63-738f-9349-66b94a60e460","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7ecc-70c3-89c3-9aec19089801','refund.notice','{"refund_id":"01a20705-7ecb-70ea-b74f-485fd7ba0cd8","order_id":"01a20705-7e63-738f-9349-66b94a60e460","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-7ecc-70c3-89c3-9aec19089801"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-7ecc-70c3-89c3-9aedaa99d5d4','refund.message','{"refund_id":"01a20705-7ecb-70ea-b74f-485fd7ba0cd8","order_id":"01a20705-7e63-738f-9349-66b94a60e460","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
CREATE TABLE pins (
	user_id TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	tries_made INTEGER NOT NULL, 
	locks_made INTEGER NOT NULL, 
	locked_until INTEGER, 
	CONSTRAINT pins_pk PRIMARY KEY (user_id), 
	CONSTRAINT pins_counts_not_negative CHECK (tries_made >= 0 AND locks_made >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$SB5l4KF4qgkiWgEBlb5UZA$dYUyOWCFbrjgp6U5k4tmW8V1oBi4b/rPQHh8ZJ0E48g',0,0,NULL);
CREATE TABLE receipts (
	order_id TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT receipts_pk PRIMARY KEY (order_id), 
	CONSTRAINT receipts_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT receipts_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "receipts" VALUES('01a20705-7dbf-7789-b476-5f82be0b5ee6','01a20705-7dd6-728d-908a-48386e633dac','01a20705-7dc2-7594-8655-9d71e5fc67ed','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-7dd6-728d-908a-48386e633dac","title":"Running shoes"}','fO+VQkikrNq8zibqHO+RZjckRCx8Q8EqfyoEYkMGMyTYT/l3zIk4fuwIHinG9KiPQud3mMQ1fvjG0D7NUrd9Bw==');
INSERT INTO "receipts" VALUES('01a20705-7e63-738f-9349-66b94a60e460','01a20705-7eb8-7038-a69f-48e155478893','01a20705-7ea2-7501-a728-55efb1473081','{"amount_minor":4000,"coupon_id":"01a20705-7e68-72df-a170-59b7630fd19b","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-7e63-738f-9349-66b94a60e460","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-7eb8-7038-a69f-48e155478893","title":"Running shoes"}','bLWHVRKVASV2TJfRXDYxYdyir1t3SP4Q+N7AvGUI+3rBw+TySR0X76/eZub5JtIYq9aN5QMo+QzKRu3iRAKICA==');
CREATE TABLE refunds (
	refund_id TEXT NOT NULL, 
	order_id TEXT NOT NULL, 
	refund_number TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	CONSTRAINT refunds_pk PRIMARY KEY (refund_id), 
	CONSTRAINT refunds_order_id_refund_number_uq UNIQUE (order_id, refund_number), 
	CONSTRAINT refunds_refund_id_fk FOREIGN KEY(refund_id) REFERENCES journals (journal_id), 
	CONSTRAINT refunds_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT refunds_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "refunds" VALUES('01a20705-7e20-7786-bcb2-692126f19409','01a20705-7dbf-7789-b476-5f82be0b5ee6','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-7dbf-7789-b476-5f82be0b5ee6","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-7e20-7786-bcb2-692126f19409","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','ZtLqqd//AiMCG7NnemlSkeedA3bQy4U8z9Q1+0Ifw/xnjc9YHY5V+r79cfv66qUEKDnLE9iWT3ZJAa3tEVAGDQ==');
INSERT INTO "refunds" VALUES('01a20705-7ecb-70ea-b74f-485fd7ba0cd8','01a20705-7e63-738f-9349-66b94a60e460','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-7e63-738f-9349-66b94a60e460","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-7ecb-70ea-b74f-485fd7ba0cd8","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','N5yBxqCOREiCbq1jF/oXtRFOuoMJRHSDf9+6ZzemARmDyN5WZ1zSjJsJe37HHUf7R/NmfstfyfKSui6NGoaODQ==');
CREATE TABLE spending_limits (
	user_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	miniapp_id TEXT NOT NULL, 
	limit_minor INTEGER NOT NULL, 
	CONSTRAINT spending_limits_pk PRIMARY KEY (user_id, name, miniapp_id), 
	CONSTRAINT spending_limits_name_known CHECK (name IN ('payment', 'day', 'code', 'miniapp')), 
	CONSTRAINT spending_limits_miniapp_named CHECK ((name = 'miniapp') = (miniapp_id <> '')), 
	CONSTRAINT spending_limits_limit_in_range CHECK (limit_minor BETWEEN 0 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "spending_limits" VALUES('lin','miniapp','plaza.store',90000);
INSERT INTO "spending_limits" VALUES('lin','payment','',60000);
CREATE TABLE transfers (
	transfer_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	debit_id TEXT NOT NULL, 
	credit_id TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	CONSTRAINT transfers_pk PRIMARY KEY (transfer_id), 
	CONSTRAINT transfers_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT transfers_debit_id_currency_fk FOREIGN KEY(debit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_credit_id_currency_fk FOREIGN KEY(credit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_two_parties CHECK (debit_id <> credit_id), 
	CONSTRAINT transfers_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "transfers" VALUES('01a20705-7c31-775d-b261-71e6610f08c3','01a20705-7c19-73b8-9393-8dc15d44bdcb','bank:test:CNY','person:lin:CNY','CNY',100000);
INSERT INTO "transfers" VALUES('01a20705-7c50-7425-9b9b-e58dd414a7f0','01a20705-7c4f-7253-a32f-ff547c31d454','bank:test:CNY','person:maya:CNY','CNY',5000);
INSERT INTO "transfers" VALUES('01a20705-7dd5-75d1-b060-42dcdadb6266','01a20705-7dc2-7594-8655-9d71e5fc67ed','person:lin:CNY','publisher:plaza:CNY','CNY',29900);
INSERT INTO "transfers" VALUES('01a20705-7e20-7786-bcb2-69226c0f766e','01a20705-7e20-7786-bcb2-692126f19409','publisher:plaza:CNY','person:lin:CNY','CNY',9900);
INSERT INTO "transfers" VALUES('01a20705-7e4f-71db-912e-3c2ed73dc819','01a20705-7e4f-71db-912e-3c2d92f1a63c','bank:test:CNY','publisher:plaza:CNY','CNY',50000);
INSERT INTO "transfers" VALUES('01a20705-7e68-72df-a170-59b8298d1b32','01a20705-7e68-72df-a170-59b7630fd19b','publisher:plaza:CNY','promotion:01a20705-7e68-72df-a170-59b7630fd19b:CNY','CNY',10000);
INSERT INTO "transfers" VALUES('01a20705-7eb7-7321-9c8c-936ac3240a88','01a20705-7ea2-7501-a728-55efb1473081','person:lin:CNY','publisher:plaza:CNY','CNY',4000);
INSERT INTO "transfers" VALUES('01a20705-7eb7-7321-9c8c-936b1bfd6b18','01a20705-7ea2-7501-a728-55efb1473081','promotion:01a20705-7e68-72df-a170-59b7630fd19b:CNY','publisher:plaza:CNY','CNY',1000);
INSERT INTO "transfers" VALUES('01a20705-7ecb-70ea-b74f-48601006ca19','01a20705-7ecb-70ea-b74f-485fd7ba0cd8','publisher:plaza:CNY','person:lin:CNY','CNY',2000);
INSERT INTO "transfers" VALUES('01a20705-7ecb-70ea-b74f-486102897452','01a20705-7ecb-70ea-b74f-485fd7ba0cd8','publisher:plaza:CNY','promotion:01a20705-7e68-72df-a170-59b7630fd19b:CNY','CNY',500);
INSERT INTO "transfers" VALUES('01a20705-7ee9-7520-853e-aef83a6682b7','01a20705-7ee8-7400-bff9-c762505fc4f6','publisher:plaza:CNY','promotion:01a20705-7ee8-7400-bff9-c762505fc4f6:CNY','CNY',10000);
INSERT INTO "transfers" VALUES('01a20705-7f55-7053-ad45-902851326863','01a20705-7f55-7053-ad45-90272800d501','publisher:plaza:CNY','promotion:01a20705-7f55-7053-ad45-90272800d501:CNY','CNY',10000);
INSERT INTO "transfers" VALUES('01a20705-7f80-71cd-bfc2-c607d653c189','01a20705-7f55-7053-ad45-90272800d501:withdrawn','promotion:01a20705-7f55-7053-ad45-90272800d501:CNY','publisher:plaza:CNY','CNY',9000);
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END;
CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency OR NEW.may_overdraw <> OLD.may_overdraw OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END;
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_replace BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE INDEX transfers_journal ON transfers (journal_id);
CREATE INDEX transfers_debit ON transfers (debit_id, transfer_id);
CREATE INDEX transfers_credit ON transfers (credit_id, transfer_id);
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers WHEN EXISTS (SELECT 1 FROM transfers WHERE transfer_id = NEW.transfer_id) BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN UPDATE ledger_accounts SET debits_posted = debits_posted + NEW.amount_minor WHERE ledger_account_id = NEW.debit_id; UPDATE ledger_accounts SET credits_posted = credits_posted + NEW.amount_minor WHERE ledger_account_id = NEW.credit_id; END;
CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END;
CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN OLD.state <> 'pending' OR NEW.state NOT IN ('paid', 'closed') OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order goes from pending to paid or closed and its content stays'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END;
CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM receipts WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END;
CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_replace BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE refund_id = NEW.refund_id) BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_number_once BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number) BEGIN SELECT RAISE(ABORT, 'a refund number stands once in an order'); END;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END;
CREATE INDEX journals_posted_at ON journals (posted_at);
CREATE INDEX coupons_publisher ON coupons (publisher_id);
CREATE INDEX coupons_state ON coupons (state, valid_until);
CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id WHERE journals.journal_id = NEW.coupon_id AND journals.purpose = 'promotion' AND transfers.debit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency AND transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT RAISE(ABORT, 'a coupon is made once, open, and with all it can give'); END;
CREATE TRIGGER coupons_follow_edges BEFORE UPDATE ON coupons WHEN OLD.state = 'over' OR NEW.state NOT IN ('withdrawn', 'over') OR NEW.state = OLD.state OR NEW.coupon_id <> OLD.coupon_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.publisher_name <> OLD.publisher_name OR NEW.coupon_number <> OLD.coupon_number OR NEW.title <> OLD.title OR coalesce(NEW.percent, 0) <> coalesce(OLD.percent, 0) OR NEW.off_minor <> OLD.off_minor OR NEW.spend_min_minor <> OLD.spend_min_minor OR NEW.currency <> OLD.currency OR NEW.claims_max <> OLD.claims_max OR NEW.claims_each_max <> OLD.claims_each_max OR NEW.is_for_all <> OLD.is_for_all OR NEW.created_at <> OLD.created_at OR NEW.valid_from <> OLD.valid_from OR NEW.valid_until <> OLD.valid_until BEGIN SELECT RAISE(ABORT, 'a coupon is withdrawn, is over, and its content stays'); END;
CREATE TRIGGER coupons_no_delete BEFORE DELETE ON coupons BEGIN SELECT RAISE(ABORT, 'coupons stay'); END;
CREATE TRIGGER coupon_guests_no_update BEFORE UPDATE ON coupon_guests BEGIN SELECT RAISE(ABORT, 'who was invited stays invited'); END;
CREATE TRIGGER coupon_guests_no_delete BEFORE DELETE ON coupon_guests BEGIN SELECT RAISE(ABORT, 'who was invited stays invited'); END;
CREATE INDEX coupon_claims_user ON coupon_claims (user_id, coupon_id);
CREATE INDEX coupon_claims_coupon ON coupon_claims (coupon_id, user_id);
CREATE TRIGGER coupon_claims_no_update BEFORE UPDATE ON coupon_claims BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_no_delete BEFORE DELETE ON coupon_claims BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_no_replace BEFORE INSERT ON coupon_claims WHEN EXISTS (SELECT 1 FROM coupon_claims WHERE claim_id = NEW.claim_id) BEGIN SELECT RAISE(ABORT, 'coupon_claims is append-only'); END;
CREATE TRIGGER coupon_claims_within_coupon BEFORE INSERT ON coupon_claims WHEN NOT EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id AND state = 'open' AND NEW.claimed_at < valid_until AND claims_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id) AND claims_each_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id) AND (is_for_all = 1 OR EXISTS (SELECT 1 FROM coupon_guests WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id))) BEGIN SELECT RAISE(ABORT, 'a coupon is taken while it is open, by whom it is for, and not too often'); END;
CREATE INDEX coupon_uses_claim ON coupon_uses (claim_id);
CREATE TRIGGER coupon_uses_once BEFORE INSERT ON coupon_uses WHEN NEW.returned_at IS NOT NULL OR EXISTS (SELECT 1 FROM coupon_uses WHERE order_id = NEW.order_id OR (claim_id = NEW.claim_id AND returned_at IS NULL)) BEGIN SELECT RAISE(ABORT, 'a coupon is used once, and once in an order'); END;
CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers ON transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a payment to its publisher, while it is valid'); END;
CREATE TRIGGER coupon_uses_come_back BEFORE UPDATE ON coupon_uses WHEN OLD.returned_at IS NOT NULL OR NEW.returned_at IS NULL OR NEW.order_id <> OLD.order_id OR NEW.claim_id <> OLD.claim_id OR NEW.coupon_id <> OLD.coupon_id OR NEW.journal_id <> OLD.journal_id OR NEW.discount_minor <> OLD.discount_minor OR NEW.used_at <> OLD.used_at OR (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) <> (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a coupon comes back once, when all of its order went back'); END;
CREATE TRIGGER coupon_uses_no_delete BEFORE DELETE ON coupon_uses BEGIN SELECT RAISE(ABORT, 'uses of coupons stay'); END;
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.journal_id = journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); END;
CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END;
COMMIT;
