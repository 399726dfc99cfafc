-- recovery code: 551E8-JNNMB-8EARP-0K1DK
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "coupon_claims" VALUES('01a20705-b770-776c-94de-4ad98e2d0f8c','01a20705-b760-75e1-82ef-a67de2250c99','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-b78f-7628-83ee-862424c1c3f1','01a20705-b78b-75bd-bb64-432bda690344','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-b793-71cd-8d41-d5b663dcfef0','01a20705-b790-74e3-9c43-513a691e5b21','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20705-b75a-75ff-9188-ef2c2de75bdd','01a20705-b770-776c-94de-4ad98e2d0f8c','01a20705-b760-75e1-82ef-a67de2250c99','01a20705-b773-7288-ab81-6e498e2b7edf',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20705-b760-75e1-82ef-a67de2250c99','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-b78b-75bd-bb64-432bda690344','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-b790-74e3-9c43-513a691e5b21','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20705-b53d-75d7-ba89-c2f2191d31e5','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b576-72ef-97bb-c46f4c714ed7','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b6e6-722d-9f47-963619bc6eff','657ea56e41b6136c544bf59477cf151bea2d1075452be2f6c416d183dcbd1214','payment','01a20705-b6d7-72f2-9847-1ae2b9335d26',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b70e-7504-9471-6a4bbe22a9f8','30df1cc3ae0bdddf6049b866134353498401e77a9d4b28b335efb74562a7acb3','refund','01a20705-b6d7-72f2-9847-1ae2b9335d26',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b755-7449-b3cd-3eb63ecfc930','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b760-75e1-82ef-a67de2250c99','74866b050ca53bb153a276744c76de5cf127306b53aa82e868bab31ccff5a3a7','promotion','01a20705-b760-75e1-82ef-a67de2250c99',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b773-7288-ab81-6e498e2b7edf','f6601ae30c6f7d6913ccbb4b0f5ba100405753b4bd7656cf4ad7fc1abe86c86d','payment','01a20705-b75a-75ff-9188-ef2c2de75bdd',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b784-708c-a6b7-9bae36793da6','3ba7495a5e37a884e1ecc40f3a8a3614310ad5c5ad6620e4df41d792c921556e','refund','01a20705-b75a-75ff-9188-ef2c2de75bdd',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b78b-75bd-bb64-432bda690344','b68deb1a28161411d27429582a19504aaf37b843a30a30b0574ec31a952fa4a6','promotion','01a20705-b78b-75bd-bb64-432bda690344',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b790-74e3-9c43-513a691e5b21','b988cef5a30b0aa855f2c704d594f4aea136f11a858306ba728b380ab7b96a7f','promotion','01a20705-b790-74e3-9c43-513a691e5b21',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b790-74e3-9c43-513a691e5b21:withdrawn','e0de36933b569ea83d46f9eabd70d792a95b0c1037985860d20655e8fecc55f4','promotion_return','01a20705-b790-74e3-9c43-513a691e5b21',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b79d-7439-a259-096ae506e5e4','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b7a0-7416-abe7-79fa7e2befcb','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b7a5-729d-b910-070f0d7c64b7','6af7bca2002d7ae70900be3f4d6b4466ac50c52e4835ae535619e33c68f283f1','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b7a8-726a-94b0-4d2f01bac102','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-b7ac-71b0-ab99-34d9e4a0f76c','b683e2e3559a16692a7603ee3a59a2990e1968eb8f5e0cebebba61f93406b9e4','test','voiding',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,100,33960,0,111900);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,100,5060);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-b760-75e1-82ef-a67de2250c99:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-b78b-75bd-bb64-432bda690344:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-b790-74e3-9c43-513a691e5b21:CNY','CNY',0,0,9000,0,10000);
INSERT INTO "ledger_accounts" VALUES('publisher:plaza:CNY','CNY',0,0,42400,0,93900);
CREATE TABLE marks (
	user_id TEXT NOT NULL, 
	picture TEXT NOT NULL, 
	phrase TEXT NOT NULL, 
	CONSTRAINT marks_pk PRIMARY KEY (user_id), 
	CONSTRAINT marks_phrase_length CHECK (length(phrase) BETWEEN 2 AND 40)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "marks" VALUES('lin','fox','Tea at five');
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
INSERT INTO "orders" VALUES('01a20705-b584-702e-94cc-0c13f91691fd','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-b5a3-7456-ab1d-4b5e058b56cd','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-b6d7-72f2-9847-1ae2b9335d26','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin');
INSERT INTO "orders" VALUES('01a20705-b75a-75ff-9188-ef2c2de75bdd','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin');
CREATE TABLE outbox (
	entry_id TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	due_at INTEGER NOT NULL, 
	CONSTRAINT outbox_pk PRIMARY KEY (entry_id), 
	CONSTRAINT outbox_topic_known CHECK (topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice', 'hold.notice', 'transfer.message', 'packet.message')), 
	CONSTRAINT outbox_attempts_not_negative CHECK (attempts >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "outbox" VALUES('01a20705-b6f7-7022-9a1a-85aa176f6d96','payment.notice','{"receipt_id":"01a20705-b6f6-7625-9d0f-82065885c306","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-b6f7-7022-9a1a-85aa176f6d96"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b6f7-7022-9a1a-85ab708527d4','receipt.message','{"receipt_id":"01a20705-b6f6-7625-9d0f-82065885c306","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b710-72ec-9ae3-c42bc55cc3f8','refund.notice','{"refund_id":"01a20705-b70e-7504-9471-6a4bbe22a9f8","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-b710-72ec-9ae3-c42bc55cc3f8"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b710-72ec-9ae3-c42c2b93d997','refund.message','{"refund_id":"01a20705-b70e-7504-9471-6a4bbe22a9f8","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b780-729f-8310-d4f10d1abf26','payment.notice','{"receipt_id":"01a20705-b780-729f-8310-d4f0e2cd5004","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-b780-729f-8310-d4f10d1abf26"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b780-729f-8310-d4f23fcdeee7','receipt.message','{"receipt_id":"01a20705-b780-729f-8310-d4f0e2cd5004","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b785-7600-8bfb-14e072eb0ef6','refund.notice','{"refund_id":"01a20705-b784-708c-a6b7-9bae36793da6","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-b785-7600-8bfb-14e072eb0ef6"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-b785-7600-8bfb-14e1e46ada41','refund.message','{"refund_id":"01a20705-b784-708c-a6b7-9bae36793da6","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$YlHA7vLA3MVLadgNyiq+bA$e00FFJTbf2dtsQA60cpWhk5wt3Fxlq77C2hTvQVmkfA',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20705-b6d7-72f2-9847-1ae2b9335d26','01a20705-b6f6-7625-9d0f-82065885c306','01a20705-b6e6-722d-9f47-963619bc6eff','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-b6f6-7625-9d0f-82065885c306","title":"Running shoes"}','U1MifQdCcLSw2+wcqmyPHPu21kfDMFnSrm1qQ00CC4ngymEithYp/lC8XX+HrSaV3lmpq+eJtnHzEam3jdIcDw==');
INSERT INTO "receipts" VALUES('01a20705-b75a-75ff-9188-ef2c2de75bdd','01a20705-b780-729f-8310-d4f0e2cd5004','01a20705-b773-7288-ab81-6e498e2b7edf','{"amount_minor":4000,"coupon_id":"01a20705-b760-75e1-82ef-a67de2250c99","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-b780-729f-8310-d4f0e2cd5004","title":"Running shoes"}','jNK6wt121lkQ8EnLj5IgYgjGgRSlkKFEF5kDD5N44pUXCbBoSoghtE3A3sBcH7f/VHCPlqpbcNxpGhQJpKk+BQ==');
CREATE TABLE recoveries (
	user_id TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	tries_made INTEGER NOT NULL, 
	locks_made INTEGER NOT NULL, 
	locked_until INTEGER, 
	CONSTRAINT recoveries_pk PRIMARY KEY (user_id), 
	CONSTRAINT recoveries_counts_not_negative CHECK (tries_made >= 0 AND locks_made >= 0)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$m87lmGLjNskXxFNYiALT7g$jBaDPNqXqurK1qKt+tXMztJW2Zt8bu3q4+l6rzQ7CUc',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20705-b70e-7504-9471-6a4bbe22a9f8','01a20705-b6d7-72f2-9847-1ae2b9335d26','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-b6d7-72f2-9847-1ae2b9335d26","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-b70e-7504-9471-6a4bbe22a9f8","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','Pt3zJzHyCqKXXWpKHh3i+xNQIzSly9yRQU4ABeN+KCveGzGpv1VX7YXb7DjiCStJoAlERjBUU6TGCd1DbTW5CA==');
INSERT INTO "refunds" VALUES('01a20705-b784-708c-a6b7-9bae36793da6','01a20705-b75a-75ff-9188-ef2c2de75bdd','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-b75a-75ff-9188-ef2c2de75bdd","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-b784-708c-a6b7-9bae36793da6","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','X6eQVlalm7yejdyTxdMVqpEDABDeWUoOXyFGCWGUDBXNKemIaRai3S58KNSFifq/IFIB/4/4GBF1NGj/lhFyDg==');
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
	kind TEXT NOT NULL, 
	hold_id TEXT, 
	expires_at INTEGER, 
	CONSTRAINT transfers_pk PRIMARY KEY (transfer_id), 
	CONSTRAINT transfers_debit_id_transfer_id_credit_id_currency_uq UNIQUE (debit_id, transfer_id, credit_id, currency), 
	CONSTRAINT transfers_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT transfers_debit_id_currency_fk FOREIGN KEY(debit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_credit_id_currency_fk FOREIGN KEY(credit_id, currency) REFERENCES ledger_accounts (ledger_account_id, currency), 
	CONSTRAINT transfers_debit_id_hold_id_credit_id_currency_fk FOREIGN KEY(debit_id, hold_id, credit_id, currency) REFERENCES transfers (debit_id, transfer_id, credit_id, currency), 
	CONSTRAINT transfers_two_parties CHECK (debit_id <> credit_id), 
	CONSTRAINT transfers_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT transfers_kind_complete CHECK ((kind IN ('direct', 'hold') AND hold_id IS NULL) OR (kind IN ('post', 'void') AND hold_id IS NOT NULL)), 
	CONSTRAINT transfers_holds_expire CHECK (expires_at IS NULL OR kind = 'hold')
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "transfers" VALUES('01a20705-b558-75dc-b1b1-0eef92f0e6dc','01a20705-b53d-75d7-ba89-c2f2191d31e5','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b577-75a9-a557-eb802fea5062','01a20705-b576-72ef-97bb-c46f4c714ed7','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b6e9-7518-981c-ff990e7bd89e','01a20705-b6e6-722d-9f47-963619bc6eff','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b70f-7639-aba6-ef8ee9b292bc','01a20705-b70e-7504-9471-6a4bbe22a9f8','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b755-7449-b3cd-3eb756b0d47c','01a20705-b755-7449-b3cd-3eb63ecfc930','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b761-75fa-911a-4dc4db843cfa','01a20705-b760-75e1-82ef-a67de2250c99','publisher:plaza:CNY','promotion:01a20705-b760-75e1-82ef-a67de2250c99:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b77a-7629-a587-1a4fed9eafc5','01a20705-b773-7288-ab81-6e498e2b7edf','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b77a-7629-a587-1a50519c9f75','01a20705-b773-7288-ab81-6e498e2b7edf','promotion:01a20705-b760-75e1-82ef-a67de2250c99:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b784-708c-a6b7-9baf000fe298','01a20705-b784-708c-a6b7-9bae36793da6','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b784-708c-a6b7-9bb07f4e056a','01a20705-b784-708c-a6b7-9bae36793da6','publisher:plaza:CNY','promotion:01a20705-b760-75e1-82ef-a67de2250c99:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b78b-75bd-bb64-432c737c1250','01a20705-b78b-75bd-bb64-432bda690344','publisher:plaza:CNY','promotion:01a20705-b78b-75bd-bb64-432bda690344:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b791-70d5-995e-1873ec0a105a','01a20705-b790-74e3-9c43-513a691e5b21','publisher:plaza:CNY','promotion:01a20705-b790-74e3-9c43-513a691e5b21:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b79a-73e2-90de-30c6ae4cf48a','01a20705-b790-74e3-9c43-513a691e5b21:withdrawn','promotion:01a20705-b790-74e3-9c43-513a691e5b21:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b79d-7439-a259-096bbd0281b5','01a20705-b79d-7439-a259-096ae506e5e4','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b7a0-7416-abe7-79fb89ce6a61','01a20705-b7a0-7416-abe7-79fa7e2befcb','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b7a5-729d-b910-07103b14bbc5','01a20705-b7a5-729d-b910-070f0d7c64b7','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20705-b7a0-7416-abe7-79fb89ce6a61',NULL);
INSERT INTO "transfers" VALUES('01a20705-b7a8-726a-94b0-4d3095bd4ca5','01a20705-b7a8-726a-94b0-4d2f01bac102','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-b7ac-71b0-ab99-34da3645c5ad','01a20705-b7ac-71b0-ab99-34d9e4a0f76c','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20705-b7a8-726a-94b0-4d3095bd4ca5',NULL);
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END;
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_replace BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
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
CREATE TRIGGER coupon_uses_come_back BEFORE UPDATE ON coupon_uses WHEN OLD.returned_at IS NOT NULL OR NEW.returned_at IS NULL OR NEW.order_id <> OLD.order_id OR NEW.claim_id <> OLD.claim_id OR NEW.coupon_id <> OLD.coupon_id OR NEW.journal_id <> OLD.journal_id OR NEW.discount_minor <> OLD.discount_minor OR NEW.used_at <> OLD.used_at OR (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) <> (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a coupon comes back once, when all of its order went back'); END;
CREATE TRIGGER coupon_uses_no_delete BEFORE DELETE ON coupon_uses BEGIN SELECT RAISE(ABORT, 'uses of coupons stay'); END;
CREATE INDEX transfers_journal ON transfers (journal_id);
CREATE INDEX transfers_credit ON transfers (credit_id, transfer_id);
CREATE UNIQUE INDEX transfers_resolving ON transfers (hold_id) WHERE hold_id IS NOT NULL;
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers WHEN EXISTS (SELECT 1 FROM transfers WHERE transfer_id = NEW.transfer_id) BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END;
CREATE TRIGGER transfers_resolve_holds BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold') BEGIN SELECT RAISE(ABORT, 'only a hold is posted or voided'); END;
CREATE TRIGGER transfers_resolve_once BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) BEGIN SELECT RAISE(ABORT, 'a hold is resolved once'); END;
CREATE TRIGGER transfers_resolve_in_time BEFORE INSERT ON transfers WHEN NEW.kind = 'post' AND NOT EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) AND (SELECT held.expires_at FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold') <= (SELECT posted_at FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'a hold that is over is not posted'); END;
CREATE TRIGGER transfers_within_hold BEFORE INSERT ON transfers WHEN NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id) AND EXISTS (SELECT 1 FROM transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold' AND (NEW.amount_minor > held.amount_minor OR (NEW.kind = 'void' AND NEW.amount_minor <> held.amount_minor))) BEGIN SELECT RAISE(ABORT, 'at most what is held is posted, and all of it voided'); END;
CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN UPDATE ledger_accounts SET debits_pending = debits_pending + CASE NEW.kind WHEN 'direct' THEN 0 WHEN 'hold' THEN NEW.amount_minor ELSE -(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id) END, debits_posted = debits_posted + CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END WHERE ledger_account_id = NEW.debit_id; UPDATE ledger_accounts SET credits_pending = credits_pending + CASE NEW.kind WHEN 'direct' THEN 0 WHEN 'hold' THEN NEW.amount_minor ELSE -(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id) END, credits_posted = credits_posted + CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END WHERE ledger_account_id = NEW.credit_id; END;
CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency OR NEW.may_overdraw <> OLD.may_overdraw OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END;
CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id WHERE journals.journal_id = NEW.coupon_id AND journals.purpose = 'promotion' AND transfers.debit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency AND transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT RAISE(ABORT, 'a coupon is made once, open, and with all it can give'); END;
CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a payment to its publisher, while it is valid'); END;
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); END;
CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END;
COMMIT;
