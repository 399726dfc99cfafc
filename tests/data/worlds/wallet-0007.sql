-- recovery code: RWQ3W-TNED1-B7QVR-BBEJC
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
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
INSERT INTO "coupon_claims" VALUES('01a20705-d01c-7750-9ca2-22d8c23531c5','01a20705-cffd-7269-bee0-33feedccfad8','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-d073-7172-a3c9-8df3d04457c3','01a20705-d068-716b-b544-3d8abb8b5f10','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20705-d07e-72d3-a04f-fffa5781632d','01a20705-d07b-739e-8bb3-24f9de5105ae','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20705-cff7-7786-9af9-9a1b95697757','01a20705-d01c-7750-9ca2-22d8c23531c5','01a20705-cffd-7269-bee0-33feedccfad8','01a20705-d03c-7302-b7a3-6042df83a4e2',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20705-cffd-7269-bee0-33feedccfad8','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-d068-716b-b544-3d8abb8b5f10','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20705-d07b-739e-8bb3-24f9de5105ae','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20705-cd2d-7478-b568-60e3b0ac8898','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-cd77-7483-b9da-c14c40dd8f09','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-cf96-76a7-a54c-6627ff113d66','e3731e8ee7fb4d7620ea3df8c59e6d7f581efef9aea884e3803d493e09046c55','payment','01a20705-cf88-705c-a742-32d8455fd249',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-cfb8-70ab-91dd-408191ae5b81','f8baeb525f412d1ada8365f2d9ff2e8eafd35bd1312d45409a501dbf8dec3c3e','refund','01a20705-cf88-705c-a742-32d8455fd249',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-cfe6-76ac-81c8-90711cacbedf','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-cffd-7269-bee0-33feedccfad8','7fa4b4b290a4dc8157dc84b57508d954e086341595708f6f13bf099129235e1a','promotion','01a20705-cffd-7269-bee0-33feedccfad8',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d03c-7302-b7a3-6042df83a4e2','679fcf691eb7d8edefcddb150a0b37da08d26aac168dcf7b57bf7d5a80ead97a','payment','01a20705-cff7-7786-9af9-9a1b95697757',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d05f-722c-a2a6-c203ebb8abfc','5deb6b6df2fa3ee36b76584835d7b450047246aa05ca016c948ed160210c2047','refund','01a20705-cff7-7786-9af9-9a1b95697757',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d068-716b-b544-3d8abb8b5f10','bebc5117bd120938db0d0cb53ae7a5b573c899470d705844d05782f2388206bd','promotion','01a20705-d068-716b-b544-3d8abb8b5f10',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d07b-739e-8bb3-24f9de5105ae','70a3aab549a886bebb6129b8846783ebdd848bbbcae10526dd901a500fc1efbf','promotion','01a20705-d07b-739e-8bb3-24f9de5105ae',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d07b-739e-8bb3-24f9de5105ae:withdrawn','761825dff461e9d0b738c7992fe9c17d368eae00a5308cfb81f35f4c0a3c7b0e','promotion_return','01a20705-d07b-739e-8bb3-24f9de5105ae',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d09c-742c-bd7b-7682af2b9da6','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d0a9-72f9-88da-04cbb967fb35','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d128-74ff-8e1f-8a6bac424aaf','2248f899a9ec65aabc5da7ad814f61efaaaa68cae30d78867be654d09cffb3c3','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d133-749a-8ba4-d322f5387bac','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d13f-7289-838b-b2486e47db47','9611c13f9886a80e1380935963b241ca0834275043cd7a369d3879ce6f28a887','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d161-705c-8cbd-6264816d21f6','1c30a55b5b783b538ea86ac3381563ae47168b2dd7e9953827a296256fb1885e','payment_hold','01a20705-d158-720f-bc4f-19754ce70106',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d198-70cb-a6aa-720144409244:capture','1e16359252cdbe4e2f8a3b0d754d3dce47eb19438a13871709a894f1a52fee7e','payment','01a20705-d198-70cb-a6aa-720144409244',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d19e-776d-ad3f-98f670d2efa9','2677698fefded78758bcaf1f310d72a62d14e0aae5ff71451800ba6b2209580b','payment_hold','01a20705-d198-70cb-a6aa-720144409244',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d1b5-70bc-b2df-7f60bb581ae9:void','a8b780002047935fd06af68cd69e3d856c94320fd767997e30986265b1212027','payment_void','01a20705-d1b5-70bc-b2df-7f60bb581ae9',1795339800000000);
INSERT INTO "journals" VALUES('01a20705-d1cb-7503-9477-2bf02fefedd8','ca6ca41ce8265890eba374453c18264d666aa483a475f45e4921caa00b30a088','payment_hold','01a20705-d1b5-70bc-b2df-7f60bb581ae9',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3100,35960,0,111900);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,100,5060);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-cffd-7269-bee0-33feedccfad8:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-d068-716b-b544-3d8abb8b5f10:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20705-d07b-739e-8bb3-24f9de5105ae:CNY','CNY',0,0,9000,0,10000);
INSERT INTO "ledger_accounts" VALUES('publisher:plaza:CNY','CNY',0,0,42400,3000,95900);
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
	capture TEXT NOT NULL, 
	hold_id TEXT, 
	held_at INTEGER, 
	hold_ends_at INTEGER, 
	paid_minor INTEGER, 
	CONSTRAINT orders_pk PRIMARY KEY (order_id), 
	CONSTRAINT orders_miniapp_id_merchant_number_uq UNIQUE (miniapp_id, merchant_number), 
	CONSTRAINT orders_hold_id_fk FOREIGN KEY(hold_id) REFERENCES transfers (transfer_id), 
	CONSTRAINT orders_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT orders_expires_after_creation CHECK (expires_at > created_at), 
	CONSTRAINT orders_state_complete CHECK ((state = 'pending' AND payer_id IS NULL AND hold_id IS NULL AND paid_at IS NULL AND paid_minor IS NULL) OR (state = 'held' AND payer_id IS NOT NULL AND hold_id IS NOT NULL AND paid_at IS NULL AND paid_minor IS NULL) OR (state = 'paid' AND payer_id IS NOT NULL AND (hold_id IS NULL) = (capture = 'now') AND paid_at IS NOT NULL AND paid_minor IS NOT NULL) OR (state = 'closed' AND (payer_id IS NULL) = (hold_id IS NULL) AND paid_at IS NULL AND paid_minor IS NULL)), 
	CONSTRAINT orders_hold_complete CHECK (capture IN ('now', 'later') AND ((hold_id IS NULL AND held_at IS NULL AND hold_ends_at IS NULL) OR (capture = 'later' AND hold_id IS NOT NULL AND held_at IS NOT NULL AND hold_ends_at > held_at))), 
	CONSTRAINT orders_paid_in_range CHECK (paid_minor BETWEEN 1 AND amount_minor AND (capture = 'later' OR paid_minor = amount_minor))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "orders" VALUES('01a20705-cda4-77d7-a68c-2e8dd7ff601d','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-cddf-714d-adbe-f75977f56427','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20705-cf88-705c-a742-32d8455fd249','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20705-cff7-7786-9af9-9a1b95697757','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20705-d158-720f-bc4f-19754ce70106','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20705-d167-75b6-aed8-cc7290bf1c84',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20705-d198-70cb-a6aa-720144409244','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20705-d1a1-75f9-bdf9-70ede08f7ffb',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20705-d1b5-70bc-b2df-7f60bb581ae9','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20705-d1cd-766e-bb83-5876c66ffa4f',1795339800000000,1795944600000000,NULL);
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
INSERT INTO "outbox" VALUES('01a20705-cfab-762a-836b-89f9462702fd','payment.notice','{"receipt_id":"01a20705-cf9a-7697-9bd7-c5a21a1510b9","order_id":"01a20705-cf88-705c-a742-32d8455fd249","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-cfab-762a-836b-89f9462702fd"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-cfab-762a-836b-89fabd4f380a','receipt.message','{"receipt_id":"01a20705-cf9a-7697-9bd7-c5a21a1510b9","order_id":"01a20705-cf88-705c-a742-32d8455fd249","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-cfb9-7207-97b6-9d6b54018d0d','refund.notice','{"refund_id":"01a20705-cfb8-70ab-91dd-408191ae5b81","order_id":"01a20705-cf88-705c-a742-32d8455fd249","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20705-cfb9-7207-97b6-9d6b54018d0d"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-cfb9-7207-97b6-9d6cff643b53','refund.message','{"refund_id":"01a20705-cfb8-70ab-91dd-408191ae5b81","order_id":"01a20705-cf88-705c-a742-32d8455fd249","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d052-7222-a153-3d3a7b40525d','payment.notice','{"receipt_id":"01a20705-d051-73b1-8b88-c3afad5a6276","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-d052-7222-a153-3d3a7b40525d"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d052-7222-a153-3d3b336a12a4','receipt.message','{"receipt_id":"01a20705-d051-73b1-8b88-c3afad5a6276","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d060-765d-a7af-7cdc8b03cc09','refund.notice','{"refund_id":"01a20705-d05f-722c-a2a6-c203ebb8abfc","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20705-d060-765d-a7af-7cdc8b03cc09"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d060-765d-a7af-7cdd58825ee5','refund.message','{"refund_id":"01a20705-d05f-722c-a2a6-c203ebb8abfc","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d168-7433-b9b9-e477f2db4190','hold.notice','{"order_id":"01a20705-d158-720f-bc4f-19754ce70106","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20705-d168-7433-b9b9-e477f2db4190"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d1a1-75f9-bdf9-70eef2ef3b66','hold.notice','{"order_id":"01a20705-d198-70cb-a6aa-720144409244","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20705-d1a1-75f9-bdf9-70eef2ef3b66"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d1ac-706c-bb91-29249e9436eb','payment.notice','{"receipt_id":"01a20705-d1ac-706c-bb91-2923a9b58d87","order_id":"01a20705-d198-70cb-a6aa-720144409244","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20705-d1ac-706c-bb91-29249e9436eb"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d1ac-706c-bb91-292581cbecfc','receipt.message','{"receipt_id":"01a20705-d1ac-706c-bb91-2923a9b58d87","order_id":"01a20705-d198-70cb-a6aa-720144409244","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d1cd-766e-bb83-5877e9f7573b','hold.notice','{"order_id":"01a20705-d1b5-70bc-b2df-7f60bb581ae9","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20705-d1cd-766e-bb83-5877e9f7573b"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20705-d1ec-75d5-a354-4235c09b0f5f','hold.notice','{"order_id":"01a20705-d1b5-70bc-b2df-7f60bb581ae9","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20705-d1ec-75d5-a354-4235c09b0f5f"}',0,1795339800000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$d9JTTAj4OlPpGf0HVw3Ceg$9hIgwsQIUllQARLDqw+Vu4D9V1vTPZ43tsW2leG9aRk',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20705-cf88-705c-a742-32d8455fd249','01a20705-cf9a-7697-9bd7-c5a21a1510b9','01a20705-cf96-76a7-a54c-6627ff113d66','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-cf88-705c-a742-32d8455fd249","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-cf9a-7697-9bd7-c5a21a1510b9","title":"Running shoes"}','+Up0PMlLskxtdMmxRZj1mlkE5B4V/+s2l7fD+LXE1IYQw+xMuOGhaNiMUCAEMGjAsWmHMCOfOFtNkr+ryoqyBg==');
INSERT INTO "receipts" VALUES('01a20705-cff7-7786-9af9-9a1b95697757','01a20705-d051-73b1-8b88-c3afad5a6276','01a20705-d03c-7302-b7a3-6042df83a4e2','{"amount_minor":4000,"coupon_id":"01a20705-cffd-7269-bee0-33feedccfad8","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-d051-73b1-8b88-c3afad5a6276","title":"Running shoes"}','VG3QALUAvbGNHRmjHCRYc2Pc1H/oq41fN7b+sPc3pXsJC9BB5x/34+dCsnybQ74pHw4JNjU5VLXMCK76uCMvBw==');
INSERT INTO "receipts" VALUES('01a20705-d198-70cb-a6aa-720144409244','01a20705-d1ac-706c-bb91-2923a9b58d87','01a20705-d198-70cb-a6aa-720144409244:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20705-d198-70cb-a6aa-720144409244","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20705-d1ac-706c-bb91-2923a9b58d87","title":"Running shoes"}','hFWDPoK/yneBtda9ZpUP8YQpW523LM6AB+alFpvs51KAtgFhlhFeNHIKUOd7HgEfAzy1FpwkFshnVV3vLW7cAg==');
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
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$uggofDMxTmudwyhyrMhdeA$9/3DR4pbY73f23kqyf9uI+ny7hQ3PyDM+WuQKRrrUA0',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20705-cfb8-70ab-91dd-408191ae5b81','01a20705-cf88-705c-a742-32d8455fd249','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20705-cf88-705c-a742-32d8455fd249","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-cfb8-70ab-91dd-408191ae5b81","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','7BSqdmfXavn2v6b2aYOBiz0t9V+DRsdOBWMm6kkkXUAei+0oV6W1Bv+t9t+/WYvtzaDUO9tO/Yhc6LQdbMayAA==');
INSERT INTO "refunds" VALUES('01a20705-d05f-722c-a2a6-c203ebb8abfc','01a20705-cff7-7786-9af9-9a1b95697757','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20705-cff7-7786-9af9-9a1b95697757","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20705-d05f-722c-a2a6-c203ebb8abfc","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','3vl0DBgIPYdxSqo0bvRNhImCtbcjgJj0ouNWcYDeGqxdL2BBfjzxkgJ+sK2Iz3529117rfn0YEvvK1jvGZ3qCg==');
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
INSERT INTO "transfers" VALUES('01a20705-cd6b-715d-84ad-bed4fa531e92','01a20705-cd2d-7478-b568-60e3b0ac8898','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-cd79-7361-9201-ae645d180005','01a20705-cd77-7483-b9da-c14c40dd8f09','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-cf99-76f2-a657-511740cb87d3','01a20705-cf96-76a7-a54c-6627ff113d66','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-cfb8-70ab-91dd-408231327c23','01a20705-cfb8-70ab-91dd-408191ae5b81','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-cff1-74ee-bb0c-3fd19ddfc964','01a20705-cfe6-76ac-81c8-90711cacbedf','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-cffd-7269-bee0-33ff878f21c5','01a20705-cffd-7269-bee0-33feedccfad8','publisher:plaza:CNY','promotion:01a20705-cffd-7269-bee0-33feedccfad8:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d050-72fb-9d21-b7b25f36c348','01a20705-d03c-7302-b7a3-6042df83a4e2','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d050-72fb-9d21-b7b3c533a1b9','01a20705-d03c-7302-b7a3-6042df83a4e2','promotion:01a20705-cffd-7269-bee0-33feedccfad8:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d05f-722c-a2a6-c2040ef0297b','01a20705-d05f-722c-a2a6-c203ebb8abfc','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d05f-722c-a2a6-c20527035409','01a20705-d05f-722c-a2a6-c203ebb8abfc','publisher:plaza:CNY','promotion:01a20705-cffd-7269-bee0-33feedccfad8:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d069-70fc-a2bb-4217f1f1ab0c','01a20705-d068-716b-b544-3d8abb8b5f10','publisher:plaza:CNY','promotion:01a20705-d068-716b-b544-3d8abb8b5f10:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d07c-7504-b7f9-dfc4fc888397','01a20705-d07b-739e-8bb3-24f9de5105ae','publisher:plaza:CNY','promotion:01a20705-d07b-739e-8bb3-24f9de5105ae:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d08d-744d-8471-d1139ecc4838','01a20705-d07b-739e-8bb3-24f9de5105ae:withdrawn','promotion:01a20705-d07b-739e-8bb3-24f9de5105ae:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d09c-742c-bd7b-76830b378a76','01a20705-d09c-742c-bd7b-7682af2b9da6','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d0aa-7730-a5d0-1522f82478c9','01a20705-d0a9-72f9-88da-04cbb967fb35','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d128-74ff-8e1f-8a6cbe62bae6','01a20705-d128-74ff-8e1f-8a6bac424aaf','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20705-d0aa-7730-a5d0-1522f82478c9',NULL);
INSERT INTO "transfers" VALUES('01a20705-d133-749a-8ba4-d3238612ca32','01a20705-d133-749a-8ba4-d322f5387bac','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20705-d140-71bb-aa1f-caeda5a33050','01a20705-d13f-7289-838b-b2486e47db47','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20705-d133-749a-8ba4-d3238612ca32',NULL);
INSERT INTO "transfers" VALUES('01a20705-d167-75b6-aed8-cc7290bf1c84','01a20705-d161-705c-8cbd-6264816d21f6','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-d1a1-75f9-bdf9-70ede08f7ffb','01a20705-d19e-776d-ad3f-98f670d2efa9','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-d1ac-706c-bb91-2922cc65cbee','01a20705-d198-70cb-a6aa-720144409244:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20705-d1a1-75f9-bdf9-70ede08f7ffb',NULL);
INSERT INTO "transfers" VALUES('01a20705-d1cd-766e-bb83-5876c66ffa4f','01a20705-d1cb-7503-9477-2bf02fefedd8','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20705-d1ec-75d5-a354-4234774fc393','01a20705-d1b5-70bc-b2df-7f60bb581ae9:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20705-d1cd-766e-bb83-5876c66ffa4f',NULL);
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END;
CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END;
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER journals_no_replace BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'journals is append-only'); END;
CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts WHEN EXISTS (SELECT 1 FROM receipts WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'receipts is append-only'); END;
CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_no_replace BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE refund_id = NEW.refund_id) BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END;
CREATE TRIGGER refunds_number_once BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number) BEGIN SELECT RAISE(ABORT, 'a refund number stands once in an order'); END;
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
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); END;
CREATE INDEX orders_waiting ON orders (state, expires_at) WHERE state IN ('pending', 'held');
CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.capture = 'now' AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a payment to its publisher, while it is valid'); END;
CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END;
CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN NOT ((OLD.state = 'pending' AND OLD.capture = 'now' AND NEW.state IN ('paid', 'closed')) OR (OLD.state = 'pending' AND OLD.capture = 'later' AND NEW.state IN ('held', 'closed')) OR (OLD.state = 'held' AND NEW.state IN ('paid', 'closed'))) OR (OLD.state = 'pending' AND NEW.state = 'closed' AND NEW.hold_id IS NOT NULL) OR (OLD.state = 'held' AND (NEW.payer_id <> OLD.payer_id OR NEW.hold_id <> OLD.hold_id OR NEW.held_at <> OLD.held_at OR NEW.hold_ends_at <> OLD.hold_ends_at)) OR NEW.capture <> OLD.capture OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order is held, paid or closed along its edges and its content stays'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END;
CREATE TRIGGER orders_held_by_holds BEFORE UPDATE ON orders WHEN NEW.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' AND transfers.debit_id = 'person:' || NEW.payer_id || ':' || NEW.currency AND transfers.credit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor AND transfers.expires_at = NEW.hold_ends_at AND journals.purpose = 'payment_hold' AND journals.reference = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a held order names the hold of just its amount'); END;
CREATE TRIGGER orders_leave_holds BEFORE UPDATE ON orders WHEN OLD.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers WHERE transfers.hold_id = NEW.hold_id AND ((NEW.state = 'paid' AND transfers.kind = 'post' AND transfers.amount_minor = NEW.paid_minor) OR (NEW.state = 'closed' AND transfers.kind = 'void'))) BEGIN SELECT RAISE(ABORT, 'a held order is paid by what is posted of its hold, and closed by voiding it'); END;
CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers WHERE transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency)) BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END;
CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END;
COMMIT;
