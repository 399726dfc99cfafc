-- recovery code: FBZ9K-G3RG6-QNRZX-1BBCS
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0012');
CREATE TABLE collection_refusals (
	collection_id TEXT NOT NULL, 
	why TEXT NOT NULL, 
	refused_at INTEGER NOT NULL, 
	CONSTRAINT collection_refusals_pk PRIMARY KEY (collection_id), 
	CONSTRAINT collection_refusals_collection_id_fk FOREIGN KEY(collection_id) REFERENCES collections (collection_id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE collections (
	collection_id TEXT NOT NULL, 
	code_hash TEXT NOT NULL, 
	payer_id TEXT NOT NULL, 
	order_id TEXT, 
	collector_id TEXT, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	made_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT collections_pk PRIMARY KEY (collection_id), 
	CONSTRAINT collections_code_hash_fk FOREIGN KEY(code_hash) REFERENCES pay_codes (code_hash), 
	CONSTRAINT collections_order_id_fk FOREIGN KEY(order_id) REFERENCES orders (order_id), 
	CONSTRAINT collections_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT collections_for_one CHECK ((order_id IS NULL) <> (collector_id IS NULL)), 
	CONSTRAINT collections_two_people CHECK (collector_id <> payer_id), 
	CONSTRAINT collections_expires_after_making CHECK (expires_at > made_at)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "collections" VALUES('asked','afe9e92204a48a26ccd617bcbe9b5e10d14d8c8d02f6fa70cabef20034ed9023','lin',NULL,'maya',900,'CNY',1795339800000000,1795340100000000);
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
INSERT INTO "coupon_claims" VALUES('01a20706-6c34-7190-ad1b-9c4457e70bc0','01a20706-6c29-75f4-8f47-35b3bab4fed4','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-6c5c-703c-b1cc-febd30165382','01a20706-6c57-73f1-96bb-9a55a8402445','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-6c61-72cb-969e-ac0b32a8980f','01a20706-6c5e-712f-9cdb-126a4c48bb55','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20706-6c25-74f0-adec-501d72f4257c','01a20706-6c34-7190-ad1b-9c4457e70bc0','01a20706-6c29-75f4-8f47-35b3bab4fed4','01a20706-6c3b-7539-8b3b-3bff9388fc54',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20706-6c29-75f4-8f47-35b3bab4fed4','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-6c57-73f1-96bb-9a55a8402445','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-6c5e-712f-9cdb-126a4c48bb55','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20706-6b60-7406-bc7b-3cb64117683a','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6b7b-759d-ba38-ebc179f0e804','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6bfa-703c-8a64-ef297a4a13da','488d9ef878e629a1f716f3c13d8c09134a5d6558973e04223fff1993bf826ffd','payment','01a20706-6bf7-75ef-8801-737a0880cc34',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c12-7443-b47d-1220fc336977','22ad1e13f00882cf9f9588355602ecbf8c8b0db69e22cd7f83ac59cade5a7dd2','refund','01a20706-6bf7-75ef-8801-737a0880cc34',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c22-704f-9586-2fe87f20d210','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c29-75f4-8f47-35b3bab4fed4','0a8c414b869880e6315e6fcab325cc7ec6ee6f83b9945476501f5ca902c86ba0','promotion','01a20706-6c29-75f4-8f47-35b3bab4fed4',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c3b-7539-8b3b-3bff9388fc54','b0d3aee5494299765acf701a25c83612610db23c4541cbad788c6482ca8cac88','payment','01a20706-6c25-74f0-adec-501d72f4257c',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c55-7589-a0b2-cace57ab4ac0','9ea9e42483c0eee9cdd09f5d6be88811d32507fa823bee2094e5bee6ad2a9dfa','refund','01a20706-6c25-74f0-adec-501d72f4257c',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c57-73f1-96bb-9a55a8402445','1fdbec1bfe3e7a587a6c0bbbb2fef8f104d894d8a4f1506e58a561ebb4fd8c3f','promotion','01a20706-6c57-73f1-96bb-9a55a8402445',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c5e-712f-9cdb-126a4c48bb55','2f1add1f5134c5f500df9362bf28ff19721e8f25f5b8482f795a0526b5ca6c71','promotion','01a20706-6c5e-712f-9cdb-126a4c48bb55',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c5e-712f-9cdb-126a4c48bb55:withdrawn','c8c86dc165344020871a07538e77c2483dcecaadd7bd524aeabb4b319cda0708','promotion_return','01a20706-6c5e-712f-9cdb-126a4c48bb55',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c6b-74d5-881c-1c0bef44ad1d','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c6d-714b-b6ac-f80ed376fba5','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c71-7792-819d-5d1c400f5693','1159629e90b0a78dbb650ff8c4f61dc13061ac945f2830f3605cd4ecf0eaec22','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c75-7209-a737-5981a7b29a5c','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c77-70b9-b67c-1a6b24727f6b','822474f29dcd8c5a4067b3f39b49d5c5221604ac3dc8e2531adf57e890829c7d','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c83-7406-bb53-5933f96b23cb','0e8fa5a02fe75015e7bf58abea3dc5bfe96ddd5ce086e55a40b39fe879da3440','payment_hold','01a20706-6c81-75ba-9e05-7f4f5c3dfe25',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c9b-729e-8a90-016d87ca8c26:capture','b60ace45b76a4adc08b7eb1dcf6e6d297ab291a922a8e8b6090b45124fafe86d','payment','01a20706-6c9b-729e-8a90-016d87ca8c26',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6c9e-74b5-9afd-61dde1386411','e3292365b7733fe43c141e9dbfa89c006fd8b8bfdb111ee48a03eeb047d1a749','payment_hold','01a20706-6c9b-729e-8a90-016d87ca8c26',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6cdc-71c5-942e-8a84d3d7bd1f:void','2c9a7d2f54dd6c074d97d103656aff90cab04954936aa7176194c7d27d2e9dee','payment_void','01a20706-6cdc-71c5-942e-8a84d3d7bd1f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6ce4-76f6-acb3-13090a389077','7ae278f9977ecc0433cd2ce7f04602d6ebf92bdfb28dad7583b0764a61f982d1','payment_hold','01a20706-6cdc-71c5-942e-8a84d3d7bd1f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d0d-7562-a9e7-70aa1b4bd183','d4362a4ce21f3363c7c8c8eb0874e345bd1d0065d181e37d22d29a79b6af62e8','packet','01a20706-6d17-76be-aff3-64ce54d2c648',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d23-7545-9018-1e5838f3dff4','b1ba5a8a648b6578a3383068ea3fa7b02a3b4154b340a4f4d077949b48c5d014','packet_claim','01a20706-6d17-76be-aff3-64ce54d2c648',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d41-73bd-b94c-df239d3644d0','2d790507f49623c1c87d95df833a2e19199779c2f18d0a145f799c71cd57196d','transfer_hold','01a20706-6d43-75e7-86ea-1a30dbfa6eb6',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d50-7743-874e-756c66e915ea','9204a08998ff5c4f586fe987bfd48a98eb5d1ae2c672f1fc30c321c111e4aa69','transfer_hold','01a20706-6d50-7743-874e-756d2df387d5',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d5a-7142-858f-d2cecbddc41d','478518219d487182bdf29e6ec5fe290dfc7e2225487fe8f2e01b02f94e50b1c5','transfer_hold','01a20706-6d5b-7772-a63b-55fe2ad880a1',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d60-7201-a403-7e02e5abd8e5','d78686b4bedfd43d46a7eb8267d64ae0286bd44965c5aff00e61ca0fe7af98e7','transfer','01a20706-6d50-7743-874e-756d2df387d5',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d73-7254-9fea-4466f88ee1e7','3b818c489276557859e6011ff43ab3665567dbd959b6340a3825ad4ad5710c17','transfer_return','01a20706-6d5b-7772-a63b-55fe2ad880a1',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-6d8a-7737-8b58-ca167f7e8270','6e4ec4e1d1c38c40c4319157ae48756dd071461d5873ccd751ae574afcc65388','receive','T3NV1HIpoZzoQMUZIWbpCxf2C30G_M2d',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('packet:01a20706-6d17-76be-aff3-64ce54d2c648:CNY','CNY',0,0,300,0,600);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3800,38060,0,112200);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,800,6560);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-6c29-75f4-8f47-35b3bab4fed4:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-6c57-73f1-96bb-9a55a8402445:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-6c5e-712f-9cdb-126a4c48bb55:CNY','CNY',0,0,9000,0,10000);
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
INSERT INTO "orders" VALUES('01a20706-6b85-75e8-a011-dfe9fd7be3e3','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-6b94-7310-9a58-f7b32e5fed51','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-6bf7-75ef-8801-737a0880cc34','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20706-6c25-74f0-adec-501d72f4257c','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20706-6c81-75ba-9e05-7f4f5c3dfe25','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-6c88-74b0-889a-624271f96b8b',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20706-6c9b-729e-8a90-016d87ca8c26','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20706-6cab-7534-86db-15323e6ecd09',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20706-6cdc-71c5-942e-8a84d3d7bd1f','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-6cf9-7535-94c7-73680ef8dd16',1795339800000000,1795944600000000,NULL);
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
INSERT INTO "outbox" VALUES('01a20706-6c09-7654-bb85-89b82e516cde','payment.notice','{"receipt_id":"01a20706-6c08-7393-a32f-4404600c218f","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-6c09-7654-bb85-89b82e516cde"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c09-7654-bb85-89b99c6e1e54','receipt.message','{"receipt_id":"01a20706-6c08-7393-a32f-4404600c218f","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c14-7506-99d4-affbfa2386f2','refund.notice','{"refund_id":"01a20706-6c12-7443-b47d-1220fc336977","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-6c14-7506-99d4-affbfa2386f2"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c14-7506-99d4-affc759cf8ed','refund.message','{"refund_id":"01a20706-6c12-7443-b47d-1220fc336977","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c52-71f1-ad92-4653a37da199','payment.notice','{"receipt_id":"01a20706-6c52-71f1-ad92-4652ebf536f7","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-6c52-71f1-ad92-4653a37da199"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c52-71f1-ad92-465421ca5018','receipt.message','{"receipt_id":"01a20706-6c52-71f1-ad92-4652ebf536f7","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c56-731e-9543-6ad1932bf871','refund.notice','{"refund_id":"01a20706-6c55-7589-a0b2-cace57ab4ac0","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-6c56-731e-9543-6ad1932bf871"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c56-731e-9543-6ad267d7c419','refund.message','{"refund_id":"01a20706-6c55-7589-a0b2-cace57ab4ac0","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6c92-7038-a2a9-df18c7618984','hold.notice','{"order_id":"01a20706-6c81-75ba-9e05-7f4f5c3dfe25","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20706-6c92-7038-a2a9-df18c7618984"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6cab-7534-86db-1533a9f7c2be','hold.notice','{"order_id":"01a20706-6c9b-729e-8a90-016d87ca8c26","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-6cab-7534-86db-1533a9f7c2be"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6cd8-712c-97e2-1fd50aa1ad13','payment.notice','{"receipt_id":"01a20706-6cd8-712c-97e2-1fd44745bf68","order_id":"01a20706-6c9b-729e-8a90-016d87ca8c26","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-6cd8-712c-97e2-1fd50aa1ad13"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6cd8-712c-97e2-1fd6325cf29b','receipt.message','{"receipt_id":"01a20706-6cd8-712c-97e2-1fd44745bf68","order_id":"01a20706-6c9b-729e-8a90-016d87ca8c26","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6cfa-741f-ae76-4247a9efa48a','hold.notice','{"order_id":"01a20706-6cdc-71c5-942e-8a84d3d7bd1f","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-6cfa-741f-ae76-4247a9efa48a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6d07-71ed-a33b-7d97b0d068d4','hold.notice','{"order_id":"01a20706-6cdc-71c5-942e-8a84d3d7bd1f","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-6d07-71ed-a33b-7d97b0d068d4"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6d19-73f6-b7e3-2da584d09384','packet.message','{"packet_id":"01a20706-6d17-76be-aff3-64ce54d2c648","sender_id":"lin","conversation_id":"lin-maya","greeting":"Good luck"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6d44-7453-aece-841987538237','transfer.message','{"person_transfer_id":"01a20706-6d43-75e7-86ea-1a30dbfa6eb6","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6d51-714d-9b21-537a9e04a613','transfer.message','{"person_transfer_id":"01a20706-6d50-7743-874e-756d2df387d5","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-6d5c-7594-85c7-3a4b84ec629a','transfer.message','{"person_transfer_id":"01a20706-6d5b-7772-a63b-55fe2ad880a1","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
CREATE TABLE packet_audience (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT packet_audience_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_audience_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_audience" VALUES('01a20706-6d17-76be-aff3-64ce54d2c648','lin');
INSERT INTO "packet_audience" VALUES('01a20706-6d17-76be-aff3-64ce54d2c648','maya');
CREATE TABLE packet_claims (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	claimed_at INTEGER NOT NULL, 
	CONSTRAINT packet_claims_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_claims_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packet_claims_packet_id_user_id_fk FOREIGN KEY(packet_id, user_id) REFERENCES packet_audience (packet_id, user_id), 
	CONSTRAINT packet_claims_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packet_claims_at_least_a_unit CHECK (amount_minor >= 1)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_claims" VALUES('01a20706-6d17-76be-aff3-64ce54d2c648','lin','01a20706-6d23-7545-9018-1e5838f3dff4',300,1795339800000000);
CREATE TABLE packet_returns (
	packet_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	returned_at INTEGER NOT NULL, 
	CONSTRAINT packet_returns_pk PRIMARY KEY (packet_id), 
	CONSTRAINT packet_returns_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packet_returns_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id), 
	CONSTRAINT packet_returns_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packet_returns_something_went_back CHECK (amount_minor >= 1)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE packets (
	packet_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	sender_id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	split TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	share_count INTEGER NOT NULL, 
	audience_count INTEGER NOT NULL, 
	greeting TEXT NOT NULL, 
	sent_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT packets_pk PRIMARY KEY (packet_id), 
	CONSTRAINT packets_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT packets_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT packets_split_known CHECK (split IN ('equal', 'lucky')), 
	CONSTRAINT packets_share_for_somebody CHECK (share_count BETWEEN 1 AND audience_count), 
	CONSTRAINT packets_a_unit_a_share CHECK (amount_minor >= share_count), 
	CONSTRAINT packets_equal_shares_are_whole CHECK (split = 'lucky' OR amount_minor % share_count = 0), 
	CONSTRAINT packets_expires_after_sending CHECK (expires_at > sent_at)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packets" VALUES('01a20706-6d17-76be-aff3-64ce54d2c648','01a20706-6d0d-7562-a9e7-70aa1b4bd183','lin','lin-maya','equal',600,'CNY',2,2,'Good luck',1795339800000000,1795426200000000);
CREATE TABLE pay_code_guesses (
	collector TEXT NOT NULL, 
	wrong_count INTEGER NOT NULL, 
	since INTEGER NOT NULL, 
	CONSTRAINT pay_code_guesses_pk PRIMARY KEY (collector)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE pay_codes (
	code_hash TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	made_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT pay_codes_pk PRIMARY KEY (code_hash), 
	CONSTRAINT pay_codes_hash_only CHECK (length(code_hash) = 64), 
	CONSTRAINT pay_codes_lives_a_minute CHECK (expires_at > made_at AND expires_at - made_at <= 60000000)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "pay_codes" VALUES('9f3a218c6636df60db8973e9d14b3a38c01b3aa6491e8a49d0df2cbacfe55574','lin',1795339800000000,1795339860000000);
INSERT INTO "pay_codes" VALUES('afe9e92204a48a26ccd617bcbe9b5e10d14d8c8d02f6fa70cabef20034ed9023','lin',1795339800000000,1795339860000000);
CREATE TABLE person_transfers (
	person_transfer_id TEXT NOT NULL, 
	journal_id TEXT NOT NULL, 
	hold_id TEXT NOT NULL, 
	sender_id TEXT NOT NULL, 
	receiver_id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	amount_minor INTEGER NOT NULL, 
	currency TEXT NOT NULL, 
	note TEXT NOT NULL, 
	sent_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT person_transfers_pk PRIMARY KEY (person_transfer_id), 
	CONSTRAINT person_transfers_journal_id_uq UNIQUE (journal_id), 
	CONSTRAINT person_transfers_hold_id_uq UNIQUE (hold_id), 
	CONSTRAINT person_transfers_journal_id_fk FOREIGN KEY(journal_id) REFERENCES journals (journal_id), 
	CONSTRAINT person_transfers_hold_id_fk FOREIGN KEY(hold_id) REFERENCES transfers (transfer_id), 
	CONSTRAINT person_transfers_two_people CHECK (sender_id <> receiver_id), 
	CONSTRAINT person_transfers_expires_after_sending CHECK (expires_at > sent_at)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "person_transfers" VALUES('01a20706-6d43-75e7-86ea-1a30dbfa6eb6','01a20706-6d41-73bd-b94c-df239d3644d0','01a20706-6d43-75e7-86ea-1a315644ce81','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-6d50-7743-874e-756d2df387d5','01a20706-6d50-7743-874e-756c66e915ea','01a20706-6d51-714d-9b21-5379d8bd192c','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-6d5b-7772-a63b-55fe2ad880a1','01a20706-6d5a-7142-858f-d2cecbddc41d','01a20706-6d5b-7772-a63b-55ffb207e555','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$T41KLk7DlMRVMsHUpo4kXw$3i+EhiiPUaYM1tIm2wmNBMcGlZ3emALQmqRnoHIfY8U',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20706-6bf7-75ef-8801-737a0880cc34','01a20706-6c08-7393-a32f-4404600c218f','01a20706-6bfa-703c-8a64-ef297a4a13da','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-6c08-7393-a32f-4404600c218f","title":"Running shoes"}','Z8FGtV2XGqnm6hAQ9Y57SWXcJO1uoqR5ffxjlZR0kbGcD+3eLOWRaa3vk+8zqkvG96Q6W9RyseeJHeisNV4jDA==');
INSERT INTO "receipts" VALUES('01a20706-6c25-74f0-adec-501d72f4257c','01a20706-6c52-71f1-ad92-4652ebf536f7','01a20706-6c3b-7539-8b3b-3bff9388fc54','{"amount_minor":4000,"coupon_id":"01a20706-6c29-75f4-8f47-35b3bab4fed4","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-6c52-71f1-ad92-4652ebf536f7","title":"Running shoes"}','BGyKgQRixuFlab2F4cjIArFPNvw7KLAWtN422EDoMtj9PfQ/4fZrNVFEDt/+2WganBm0hSE2xwqjvX59+AjQDQ==');
INSERT INTO "receipts" VALUES('01a20706-6c9b-729e-8a90-016d87ca8c26','01a20706-6cd8-712c-97e2-1fd44745bf68','01a20706-6c9b-729e-8a90-016d87ca8c26:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20706-6c9b-729e-8a90-016d87ca8c26","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-6cd8-712c-97e2-1fd44745bf68","title":"Running shoes"}','Ww7JiGIhQZqpRFDQ6LMBzzAzqwJCQk0rBJmsttBAUkyG6BNutelEmqBOOGWA45k66TAQG9i00JNXvNd1k6cBDA==');
CREATE TABLE receive_codes (
	token TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	amount_minor INTEGER, 
	currency TEXT NOT NULL, 
	note TEXT NOT NULL, 
	made_at INTEGER NOT NULL, 
	expires_at INTEGER NOT NULL, 
	CONSTRAINT receive_codes_pk PRIMARY KEY (token), 
	CONSTRAINT receive_codes_amount_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000000), 
	CONSTRAINT receive_codes_expires_after_making CHECK (expires_at > made_at)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "receive_codes" VALUES('T3NV1HIpoZzoQMUZIWbpCxf2C30G_M2d','maya',NULL,'CNY','',1795339800000000,1826875800000000);
INSERT INTO "receive_codes" VALUES('xpPrLzihcATQFY-dvw2cIxr85goxaH6I','maya',800,'CNY','Tickets',1795339800000000,1795426200000000);
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
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$dTQ6JHMNd0/2TsKsnBvRkw$bkBbi9g1pJPd1mYMIqg6BGEqa/g3O/MWQtLytXl4gN4',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20706-6c12-7443-b47d-1220fc336977','01a20706-6bf7-75ef-8801-737a0880cc34','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-6bf7-75ef-8801-737a0880cc34","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-6c12-7443-b47d-1220fc336977","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','+h7e6qC+woPLMq1UqddJdQz6ai7j8tuFRgyFVT2pprwOD1TTlhS0Ip1fWCepynl6Tgd5jBMzx+cxbPlbFOpBDg==');
INSERT INTO "refunds" VALUES('01a20706-6c55-7589-a0b2-cace57ab4ac0','01a20706-6c25-74f0-adec-501d72f4257c','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-6c25-74f0-adec-501d72f4257c","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-6c55-7589-a0b2-cace57ab4ac0","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','F4/kRIGOO11GmvqBFdghgQuPHMn0pOadBUlgIzU2hJgNRaRi7yB0qbgA8zYMapMB/9HiXvV1WOGGwv2OHtjuBA==');
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
INSERT INTO "transfers" VALUES('01a20706-6b6c-7020-8e08-9fc2eea930df','01a20706-6b60-7406-bc7b-3cb64117683a','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6b7c-7740-aba6-481044afc3a0','01a20706-6b7b-759d-ba38-ebc179f0e804','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c06-751e-b57e-114949c08eb7','01a20706-6bfa-703c-8a64-ef297a4a13da','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c12-7443-b47d-122144903ca0','01a20706-6c12-7443-b47d-1220fc336977','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c23-7025-975d-0e078f6624ac','01a20706-6c22-704f-9586-2fe87f20d210','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c29-75f4-8f47-35b439ad7b3c','01a20706-6c29-75f4-8f47-35b3bab4fed4','publisher:plaza:CNY','promotion:01a20706-6c29-75f4-8f47-35b3bab4fed4:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c51-753e-acec-60339becc95c','01a20706-6c3b-7539-8b3b-3bff9388fc54','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c51-753e-acec-6034211d8a4f','01a20706-6c3b-7539-8b3b-3bff9388fc54','promotion:01a20706-6c29-75f4-8f47-35b3bab4fed4:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c55-7589-a0b2-cacfe049a52f','01a20706-6c55-7589-a0b2-cace57ab4ac0','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c55-7589-a0b2-cad0e6cf20ec','01a20706-6c55-7589-a0b2-cace57ab4ac0','publisher:plaza:CNY','promotion:01a20706-6c29-75f4-8f47-35b3bab4fed4:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c57-73f1-96bb-9a56f75967bc','01a20706-6c57-73f1-96bb-9a55a8402445','publisher:plaza:CNY','promotion:01a20706-6c57-73f1-96bb-9a55a8402445:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c5e-712f-9cdb-126bd3a4aec1','01a20706-6c5e-712f-9cdb-126a4c48bb55','publisher:plaza:CNY','promotion:01a20706-6c5e-712f-9cdb-126a4c48bb55:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c66-73d7-b24b-1d62bf63710b','01a20706-6c5e-712f-9cdb-126a4c48bb55:withdrawn','promotion:01a20706-6c5e-712f-9cdb-126a4c48bb55:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c6b-74d5-881c-1c0c8a677c7e','01a20706-6c6b-74d5-881c-1c0bef44ad1d','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c6d-714b-b6ac-f80f592ef1d9','01a20706-6c6d-714b-b6ac-f80ed376fba5','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c71-7792-819d-5d1df1290f0e','01a20706-6c71-7792-819d-5d1c400f5693','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20706-6c6d-714b-b6ac-f80f592ef1d9',NULL);
INSERT INTO "transfers" VALUES('01a20706-6c75-7209-a737-5982287fae9f','01a20706-6c75-7209-a737-5981a7b29a5c','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6c78-7060-be36-4cb7a82fdd9c','01a20706-6c77-70b9-b67c-1a6b24727f6b','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20706-6c75-7209-a737-5982287fae9f',NULL);
INSERT INTO "transfers" VALUES('01a20706-6c88-74b0-889a-624271f96b8b','01a20706-6c83-7406-bb53-5933f96b23cb','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-6cab-7534-86db-15323e6ecd09','01a20706-6c9e-74b5-9afd-61dde1386411','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-6cd7-72d0-988e-e7cabe35b8b7','01a20706-6c9b-729e-8a90-016d87ca8c26:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20706-6cab-7534-86db-15323e6ecd09',NULL);
INSERT INTO "transfers" VALUES('01a20706-6cf9-7535-94c7-73680ef8dd16','01a20706-6ce4-76f6-acb3-13090a389077','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-6d07-71ed-a33b-7d96036b5cf5','01a20706-6cdc-71c5-942e-8a84d3d7bd1f:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20706-6cf9-7535-94c7-73680ef8dd16',NULL);
INSERT INTO "transfers" VALUES('01a20706-6d18-7035-9dfc-cf647c2a4e0c','01a20706-6d0d-7562-a9e7-70aa1b4bd183','person:lin:CNY','packet:01a20706-6d17-76be-aff3-64ce54d2c648:CNY','CNY',600,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6d24-7186-a9ae-e8b98dff27ab','01a20706-6d23-7545-9018-1e5838f3dff4','packet:01a20706-6d17-76be-aff3-64ce54d2c648:CNY','person:lin:CNY','CNY',300,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-6d43-75e7-86ea-1a315644ce81','01a20706-6d41-73bd-b94c-df239d3644d0','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-6d51-714d-9b21-5379d8bd192c','01a20706-6d50-7743-874e-756c66e915ea','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-6d5b-7772-a63b-55ffb207e555','01a20706-6d5a-7142-858f-d2cecbddc41d','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-6d61-7563-9dff-c122cb861d72','01a20706-6d60-7201-a403-7e02e5abd8e5','person:lin:CNY','person:maya:CNY','CNY',700,'post','01a20706-6d51-714d-9b21-5379d8bd192c',NULL);
INSERT INTO "transfers" VALUES('01a20706-6d73-7254-9fea-44676cb7fb15','01a20706-6d73-7254-9fea-4466f88ee1e7','person:lin:CNY','person:maya:CNY','CNY',700,'void','01a20706-6d5b-7772-a63b-55ffb207e555',NULL);
INSERT INTO "transfers" VALUES('01a20706-6d8d-76c7-bb0e-317ff402ca2e','01a20706-6d8a-7737-8b58-ca167f7e8270','person:lin:CNY','person:maya:CNY','CNY',800,'direct',NULL,NULL);
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
CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); END;
CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END;
CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN NOT ((OLD.state = 'pending' AND OLD.capture = 'now' AND NEW.state IN ('paid', 'closed')) OR (OLD.state = 'pending' AND OLD.capture = 'later' AND NEW.state IN ('held', 'closed')) OR (OLD.state = 'held' AND NEW.state IN ('paid', 'closed'))) OR (OLD.state = 'pending' AND NEW.state = 'closed' AND NEW.hold_id IS NOT NULL) OR (OLD.state = 'held' AND (NEW.payer_id <> OLD.payer_id OR NEW.hold_id <> OLD.hold_id OR NEW.held_at <> OLD.held_at OR NEW.hold_ends_at <> OLD.hold_ends_at)) OR NEW.capture <> OLD.capture OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order is held, paid or closed along its edges and its content stays'); END;
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END;
CREATE TRIGGER orders_held_by_holds BEFORE UPDATE ON orders WHEN NEW.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' AND transfers.debit_id = 'person:' || NEW.payer_id || ':' || NEW.currency AND transfers.credit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor AND transfers.expires_at = NEW.hold_ends_at AND journals.purpose = 'payment_hold' AND journals.reference = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a held order names the hold of just its amount'); END;
CREATE TRIGGER orders_leave_holds BEFORE UPDATE ON orders WHEN OLD.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers WHERE transfers.hold_id = NEW.hold_id AND ((NEW.state = 'paid' AND transfers.kind = 'post' AND transfers.amount_minor = NEW.paid_minor) OR (NEW.state = 'closed' AND transfers.kind = 'void'))) BEGIN SELECT RAISE(ABORT, 'a held order is paid by what is posted of its hold, and closed by voiding it'); END;
CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END;
CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END;
CREATE INDEX packets_expiry ON packets (expires_at);
CREATE TRIGGER packets_are_filled BEFORE INSERT ON packets WHEN NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' WHERE journals.journal_id = NEW.journal_id AND journals.purpose = 'packet' AND journals.reference = NEW.packet_id AND journals.posted_at = NEW.sent_at AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency AND transfers.credit_id = 'packet:' || NEW.packet_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a red packet holds what its sender put into it'); END;
CREATE TRIGGER packet_audience_is_complete BEFORE INSERT ON packet_audience WHEN EXISTS (SELECT 1 FROM packet_audience WHERE packet_id = NEW.packet_id AND user_id = NEW.user_id) OR (SELECT count(*) FROM packet_audience WHERE packet_id = NEW.packet_id) >= (SELECT audience_count FROM packets WHERE packet_id = NEW.packet_id) BEGIN SELECT RAISE(ABORT, 'a red packet is for those who were there when it was sent'); END;
CREATE TRIGGER packet_claims_once BEFORE INSERT ON packet_claims WHEN EXISTS (SELECT 1 FROM packet_claims WHERE journal_id = NEW.journal_id OR (packet_id = NEW.packet_id AND user_id = NEW.user_id)) BEGIN SELECT RAISE(ABORT, 'a person has one share of a red packet'); END;
CREATE TRIGGER packet_claims_move_money BEFORE INSERT ON packet_claims WHEN NOT EXISTS (SELECT 1 FROM packets JOIN journals ON journals.reference = packets.packet_id AND journals.purpose = 'packet_claim' JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' AND transfers.debit_id = 'packet:' || packets.packet_id || ':' || packets.currency AND transfers.credit_id = 'person:' || NEW.user_id || ':' || packets.currency WHERE packets.packet_id = NEW.packet_id AND journals.journal_id = NEW.journal_id AND journals.posted_at = NEW.claimed_at AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a share is of the transfer that gave it'); END;
CREATE TRIGGER packet_claims_in_time BEFORE INSERT ON packet_claims WHEN EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id AND expires_at <= NEW.claimed_at) OR EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id) BEGIN SELECT RAISE(ABORT, 'a red packet that is over is not opened'); END;
CREATE TRIGGER packet_claims_add_up BEFORE INSERT ON packet_claims WHEN NOT EXISTS (SELECT 1 FROM packets WHERE packets.packet_id = NEW.packet_id AND (packets.split = 'lucky' OR NEW.amount_minor * packets.share_count = packets.amount_minor) AND (((SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) + 1 < packets.share_count AND (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id) + NEW.amount_minor + packets.share_count - (SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) - 1 <= packets.amount_minor) OR ((SELECT count(*) FROM packet_claims WHERE packet_id = NEW.packet_id) + 1 = packets.share_count AND (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id) + NEW.amount_minor = packets.amount_minor))) BEGIN SELECT RAISE(ABORT, 'the shares of a red packet are what it holds, a unit at least for each'); END;
CREATE TRIGGER packet_returns_are_the_rest BEFORE INSERT ON packet_returns WHEN NOT EXISTS (SELECT 1 FROM packets JOIN journals ON journals.reference = packets.packet_id AND journals.purpose = 'packet_return' JOIN transfers ON transfers.journal_id = journals.journal_id AND transfers.kind = 'direct' AND transfers.debit_id = 'packet:' || packets.packet_id || ':' || packets.currency AND transfers.credit_id = 'person:' || packets.sender_id || ':' || packets.currency WHERE packets.packet_id = NEW.packet_id AND journals.journal_id = NEW.journal_id AND journals.posted_at = NEW.returned_at AND transfers.amount_minor = NEW.amount_minor AND packets.expires_at <= NEW.returned_at AND NEW.amount_minor = packets.amount_minor - (SELECT coalesce(sum(amount_minor), 0) FROM packet_claims WHERE packet_id = NEW.packet_id)) BEGIN SELECT RAISE(ABORT, 'what goes back is the rest of a red packet that is over'); END;
CREATE TRIGGER packets_no_update BEFORE UPDATE ON packets BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packets_no_delete BEFORE DELETE ON packets BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packets_no_replace BEFORE INSERT ON packets WHEN EXISTS (SELECT 1 FROM packets WHERE packet_id = NEW.packet_id OR journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'packets is append-only'); END;
CREATE TRIGGER packet_audience_no_update BEFORE UPDATE ON packet_audience BEGIN SELECT RAISE(ABORT, 'packet_audience is append-only'); END;
CREATE TRIGGER packet_audience_no_delete BEFORE DELETE ON packet_audience BEGIN SELECT RAISE(ABORT, 'packet_audience is append-only'); END;
CREATE TRIGGER packet_claims_no_update BEFORE UPDATE ON packet_claims BEGIN SELECT RAISE(ABORT, 'packet_claims is append-only'); END;
CREATE TRIGGER packet_claims_no_delete BEFORE DELETE ON packet_claims BEGIN SELECT RAISE(ABORT, 'packet_claims is append-only'); END;
CREATE TRIGGER packet_returns_no_update BEFORE UPDATE ON packet_returns BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
CREATE TRIGGER packet_returns_no_delete BEFORE DELETE ON packet_returns BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
CREATE TRIGGER packet_returns_no_replace BEFORE INSERT ON packet_returns WHEN EXISTS (SELECT 1 FROM packet_returns WHERE packet_id = NEW.packet_id OR journal_id = NEW.journal_id) BEGIN SELECT RAISE(ABORT, 'packet_returns is append-only'); END;
CREATE INDEX person_transfers_expiry ON person_transfers (expires_at);
CREATE TRIGGER person_transfers_no_update BEFORE UPDATE ON person_transfers BEGIN SELECT RAISE(ABORT, 'person_transfers is append-only'); END;
CREATE TRIGGER person_transfers_no_delete BEFORE DELETE ON person_transfers BEGIN SELECT RAISE(ABORT, 'person_transfers is append-only'); END;
CREATE TRIGGER person_transfers_no_replace BEFORE INSERT ON person_transfers WHEN EXISTS (SELECT 1 FROM person_transfers WHERE person_transfer_id = NEW.person_transfer_id OR journal_id = NEW.journal_id OR hold_id = NEW.hold_id) BEGIN SELECT RAISE(ABORT, 'person_transfers is append-only'); END;
CREATE TRIGGER person_transfers_are_held BEFORE INSERT ON person_transfers WHEN NOT EXISTS (SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' AND transfers.journal_id = NEW.journal_id AND journals.purpose = 'transfer_hold' AND journals.reference = NEW.person_transfer_id AND journals.posted_at = NEW.sent_at AND transfers.expires_at = NEW.expires_at AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency AND transfers.credit_id = 'person:' || NEW.receiver_id || ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor) BEGIN SELECT RAISE(ABORT, 'a transfer to a person is a hold of just that money for just that person'); END;
CREATE INDEX receive_codes_user ON receive_codes (user_id, expires_at);
CREATE TRIGGER receive_codes_no_update BEFORE UPDATE ON receive_codes BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
CREATE TRIGGER receive_codes_no_delete BEFORE DELETE ON receive_codes BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
CREATE TRIGGER receive_codes_no_replace BEFORE INSERT ON receive_codes WHEN EXISTS (SELECT 1 FROM receive_codes WHERE token = NEW.token) BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
CREATE INDEX orders_pending ON orders (expires_at) WHERE state = 'pending';
CREATE INDEX orders_held ON orders (hold_ends_at) WHERE state = 'held';
CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id WHERE journals.journal_id = NEW.coupon_id AND journals.purpose = 'promotion' AND transfers.debit_id || '' = 'publisher:' || NEW.publisher_id || ':' || NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency AND transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT RAISE(ABORT, 'a coupon is made once, open, and with all it can give'); END;
CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.capture = 'now' AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND transfers.debit_id || '' = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND transfers.credit_id || '' = 'publisher:' || orders.publisher_id || ':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a payment to its publisher, while it is valid'); END;
CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers WHERE transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') AND transfers.credit_id || '' = 'publisher:' || orders.publisher_id || ':' || orders.currency)) BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END;
CREATE INDEX pay_codes_user ON pay_codes (user_id, expires_at);
CREATE UNIQUE INDEX collections_code ON collections (code_hash);
CREATE INDEX collections_payer ON collections (payer_id, made_at);
CREATE TRIGGER pay_codes_no_update BEFORE UPDATE ON pay_codes BEGIN SELECT RAISE(ABORT, 'a pay code stays as it was made'); END;
CREATE TRIGGER pay_codes_no_replace BEFORE INSERT ON pay_codes WHEN EXISTS (SELECT 1 FROM pay_codes WHERE code_hash = NEW.code_hash) BEGIN SELECT RAISE(ABORT, 'a pay code is made once'); END;
CREATE TRIGGER pay_codes_used_stay BEFORE DELETE ON pay_codes WHEN EXISTS (SELECT 1 FROM collections WHERE code_hash = OLD.code_hash) BEGIN SELECT RAISE(ABORT, 'a pay code that was used stays'); END;
CREATE TRIGGER collections_no_update BEFORE UPDATE ON collections BEGIN SELECT RAISE(ABORT, 'collections is append-only'); END;
CREATE TRIGGER collections_no_delete BEFORE DELETE ON collections BEGIN SELECT RAISE(ABORT, 'collections is append-only'); END;
CREATE TRIGGER collections_no_replace BEFORE INSERT ON collections WHEN EXISTS (SELECT 1 FROM collections WHERE collection_id = NEW.collection_id OR code_hash = NEW.code_hash) BEGIN SELECT RAISE(ABORT, 'collections is append-only'); END;
CREATE TRIGGER collections_of_codes BEFORE INSERT ON collections WHEN NOT EXISTS (SELECT 1 FROM pay_codes WHERE code_hash = NEW.code_hash AND user_id = NEW.payer_id AND made_at <= NEW.made_at AND NEW.made_at < expires_at) BEGIN SELECT RAISE(ABORT, 'money is collected from a code of the payer, while it counts'); END;
CREATE TRIGGER collections_of_orders BEFORE INSERT ON collections WHEN NEW.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id AND amount_minor = NEW.amount_minor AND currency = NEW.currency) BEGIN SELECT RAISE(ABORT, 'what is collected for an order is what it costs'); END;
CREATE TRIGGER collection_refusals_no_update BEFORE UPDATE ON collection_refusals BEGIN SELECT RAISE(ABORT, 'collection_refusals is append-only'); END;
CREATE TRIGGER collection_refusals_no_delete BEFORE DELETE ON collection_refusals BEGIN SELECT RAISE(ABORT, 'collection_refusals is append-only'); END;
CREATE TRIGGER collection_refusals_no_replace BEFORE INSERT ON collection_refusals WHEN EXISTS (SELECT 1 FROM collection_refusals WHERE collection_id = NEW.collection_id) BEGIN SELECT RAISE(ABORT, 'collection_refusals is append-only'); END;
CREATE TRIGGER collection_refusals_of_unpaid BEFORE INSERT ON collection_refusals WHEN EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.collection_id) BEGIN SELECT RAISE(ABORT, 'what was paid cannot be refused'); END;
COMMIT;
