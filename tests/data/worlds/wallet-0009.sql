-- recovery code: 3YN2F-K8HW8-JFNKW-K6ZZ8
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
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
INSERT INTO "coupon_claims" VALUES('01a20706-1361-7366-b3f1-cf0ddde79952','01a20706-134b-77f9-bc24-49f7a06189d2','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-13c8-742e-a7e5-50af37ee4b1b','01a20706-13b6-7569-a2ea-6a4d9e80e604','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-13d9-755f-b7d0-55218fdfdb9f','01a20706-13d7-73fe-88dd-2d8e64612980','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20706-1335-754a-99d7-a3c00bfeb145','01a20706-1361-7366-b3f1-cf0ddde79952','01a20706-134b-77f9-bc24-49f7a06189d2','01a20706-136a-755c-8c28-56b3e6070f56',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20706-134b-77f9-bc24-49f7a06189d2','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-13b6-7569-a2ea-6a4d9e80e604','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-13d7-73fe-88dd-2d8e64612980','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20706-11d1-76c0-ad42-9f6d4bb89e4d','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-11ed-76d7-8405-65b94831fa32','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-12e2-7471-9c3f-ea99cb3206d1','07937fb0b9af5af014e94022900eed2309197b6e6cc8aaf0f4cd1a12f7d14a53','payment','01a20706-12dc-77ac-b0ab-ff6d1a0eaeab',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-12fc-71e5-b114-bd742b1b2127','ab0dea69236930ed942e3813634a224dbe1043f4cc99d11633805e65b4183156','refund','01a20706-12dc-77ac-b0ab-ff6d1a0eaeab',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1327-7783-a86e-349975176375','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-134b-77f9-bc24-49f7a06189d2','6eacd8c66b9068076c44b99b1f256f6f3093e0de8ea96c76009f4ea177ddc83c','promotion','01a20706-134b-77f9-bc24-49f7a06189d2',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-136a-755c-8c28-56b3e6070f56','ca1f8ab7bfa6ab819fc0b1d7752ff2b453230590c7099539e0c5beed5985c767','payment','01a20706-1335-754a-99d7-a3c00bfeb145',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-13a5-758f-9bd1-1a95163de433','c668cce836ba9c82ecb224ed6423e21066a1cf5edd76819ee7d60ae6fee604a9','refund','01a20706-1335-754a-99d7-a3c00bfeb145',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-13b6-7569-a2ea-6a4d9e80e604','7c6b56aee1e7448fe37e50eac4cd0c552c8cd3c0665547fe7b8ca4e5b8762635','promotion','01a20706-13b6-7569-a2ea-6a4d9e80e604',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-13d7-73fe-88dd-2d8e64612980','42fca70b454b0fd6e535f4d439c20ced1facd58057aaa7ba595724ad02a20a20','promotion','01a20706-13d7-73fe-88dd-2d8e64612980',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-13d7-73fe-88dd-2d8e64612980:withdrawn','20c616265ba299631264bbcce1ae9ead0ba129019d65631bd6eee992a622b78c','promotion_return','01a20706-13d7-73fe-88dd-2d8e64612980',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-13ef-7458-9840-98c2c566695a','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1401-76ec-ac50-023eac0271b2','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1404-7743-96b8-b49ac2c90c6c','ed2373278f65d2dc01378da7276cddfa56fd1442b7751d9c8cbdfcaa395aa69b','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1410-7447-a7f1-43651e3c61b0','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1423-7723-b6de-8b9f1eb7f11c','af2635e058ba6657c1591f286b1c96992d146c11b685212c693f9a56f6356eb3','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1434-776a-8326-a6cfd09b0359','77ef05667b4230b9253eb6a9b91435d61739fbf34cfc79ec99888195b5ad4cfb','payment_hold','01a20706-142a-7064-83f4-a929af775da6',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1454-731b-a746-9a06739bedc0:capture','a0830837fd68e514afd731c97385d9c960e8307f23df5b4f8e8015d1b137cbee','payment','01a20706-1454-731b-a746-9a06739bedc0',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1457-761c-ade8-853851f4ea47','6ae93fc4fc39a28245a524f80040702361fedfe3dd695f419acb5234e3eb2380','payment_hold','01a20706-1454-731b-a746-9a06739bedc0',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1476-7371-81d4-c6941c276f1b:void','a0d9fad2043ea914552719b178192a6bc59b65adb01791793146c84a48dc7292','payment_void','01a20706-1476-7371-81d4-c6941c276f1b',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-147e-72d7-b3c3-296796bbd867','42f9394da7619eb7f4f5256a665d18e2644f69778576a6fceb9597b9cf4df78f','payment_hold','01a20706-1476-7371-81d4-c6941c276f1b',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1496-7296-ab31-d802b0c39c5c','bc109e626864b3af79246129b461c51786bf53b94b91f37d535633c6efc687d9','packet','01a20706-1497-7089-90be-5319fad7c9e7',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-14c9-739a-bd01-5b251b6b7171','3069b1dc4a094a2282f03165f15654bd2a899b86c1118455e76c961e03d0031f','packet_claim','01a20706-1497-7089-90be-5319fad7c9e7',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-14fa-73b8-b4df-7c5deb089ee8','a22ba4891b20ef613d13d18e8d910218de5cb8f0eb4492951db3fc77d5e530eb','transfer_hold','01a20706-14fc-73c0-ba9d-3c43c6608554',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-153e-75cb-a07d-4f65316cb819','42b3212632719bd34499657254177688eb57fda33a955691380290eb5dcddb89','transfer_hold','01a20706-153f-7277-8186-443c6be5ec9f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-154a-7232-97a0-c1ba0a0da2f1','504289810d60773a90644c2128f7de84d6772271e574262a908bb3a1b335e095','transfer_hold','01a20706-154a-7232-97a0-c1bb1c81f0e7',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-1557-71f0-ae6d-27e3740faee8','c930722641f7ee291d07a7c3b7f2fb976cf058d17e513f843eae293577729bd6','transfer','01a20706-153f-7277-8186-443c6be5ec9f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-155e-73d0-a8f8-969fcaa0e2fa','0d883173d03e910b18103a69cf1916d2fc41a657cff1f44259c75bbf38e18ab3','transfer_return','01a20706-154a-7232-97a0-c1bb1c81f0e7',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('packet:01a20706-1497-7089-90be-5319fad7c9e7:CNY','CNY',0,0,300,0,600);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3800,37260,0,112200);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,800,5760);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-134b-77f9-bc24-49f7a06189d2:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-13b6-7569-a2ea-6a4d9e80e604:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-13d7-73fe-88dd-2d8e64612980:CNY','CNY',0,0,9000,0,10000);
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
INSERT INTO "orders" VALUES('01a20706-1200-77ac-bb87-2dfeb4249001','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-1211-7738-a829-4f4337656d19','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-12dc-77ac-b0ab-ff6d1a0eaeab','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20706-1335-754a-99d7-a3c00bfeb145','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20706-142a-7064-83f4-a929af775da6','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-1435-7245-8a76-f2663282d1ab',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20706-1454-731b-a746-9a06739bedc0','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20706-1458-7144-aead-1a2a4ad12108',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20706-1476-7371-81d4-c6941c276f1b','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-1485-737f-9cb7-8a20b3b259ee',1795339800000000,1795944600000000,NULL);
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
INSERT INTO "outbox" VALUES('01a20706-12ec-7178-8800-80b05b3bf9a6','payment.notice','{"receipt_id":"01a20706-12eb-72a8-a3ea-4cf6afec20a8","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-12ec-7178-8800-80b05b3bf9a6"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-12ec-7178-8800-80b157112c8b','receipt.message','{"receipt_id":"01a20706-12eb-72a8-a3ea-4cf6afec20a8","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-12fd-71c8-8686-7e8b9d1c97a1','refund.notice','{"refund_id":"01a20706-12fc-71e5-b114-bd742b1b2127","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-12fd-71c8-8686-7e8b9d1c97a1"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-12fd-71c8-8686-7e8c52172319','refund.message','{"refund_id":"01a20706-12fc-71e5-b114-bd742b1b2127","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1391-7005-ac3d-01d35f7a2864','payment.notice','{"receipt_id":"01a20706-1390-7185-a7fe-0e11d1baa5eb","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-1391-7005-ac3d-01d35f7a2864"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1391-7005-ac3d-01d49862ee9b','receipt.message','{"receipt_id":"01a20706-1390-7185-a7fe-0e11d1baa5eb","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-13af-7138-b84b-19f2dc100aa1','refund.notice','{"refund_id":"01a20706-13a5-758f-9bd1-1a95163de433","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-13af-7138-b84b-19f2dc100aa1"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-13af-7138-b84b-19f3b110bde0','refund.message','{"refund_id":"01a20706-13a5-758f-9bd1-1a95163de433","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-143b-7748-8925-aa66c3311b2a','hold.notice','{"order_id":"01a20706-142a-7064-83f4-a929af775da6","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20706-143b-7748-8925-aa66c3311b2a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1461-7356-aceb-f46311981e97','hold.notice','{"order_id":"01a20706-1454-731b-a746-9a06739bedc0","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-1461-7356-aceb-f46311981e97"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1465-76fb-837f-e9189998e76d','payment.notice','{"receipt_id":"01a20706-1465-76fb-837f-e917e6f05b75","order_id":"01a20706-1454-731b-a746-9a06739bedc0","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-1465-76fb-837f-e9189998e76d"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1465-76fb-837f-e919cff50162','receipt.message','{"receipt_id":"01a20706-1465-76fb-837f-e917e6f05b75","order_id":"01a20706-1454-731b-a746-9a06739bedc0","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1486-7792-ba97-1fb01ff1069a','hold.notice','{"order_id":"01a20706-1476-7371-81d4-c6941c276f1b","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-1486-7792-ba97-1fb01ff1069a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1491-7758-81df-5b0e2bda044f','hold.notice','{"order_id":"01a20706-1476-7371-81d4-c6941c276f1b","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-1491-7758-81df-5b0e2bda044f"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-14a9-70df-8435-b68cb68411c0','packet.message','{"packet_id":"01a20706-1497-7089-90be-5319fad7c9e7","sender_id":"lin","conversation_id":"lin-maya","greeting":"Good luck"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-151e-71ec-8dcb-c6be8f2b57e0','transfer.message','{"person_transfer_id":"01a20706-14fc-73c0-ba9d-3c43c6608554","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-1540-7162-9afe-967aab55266b','transfer.message','{"person_transfer_id":"01a20706-153f-7277-8186-443c6be5ec9f","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-154b-71f9-9bd0-ac8e0c64024a','transfer.message','{"person_transfer_id":"01a20706-154a-7232-97a0-c1bb1c81f0e7","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
CREATE TABLE packet_audience (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT packet_audience_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_audience_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_audience" VALUES('01a20706-1497-7089-90be-5319fad7c9e7','lin');
INSERT INTO "packet_audience" VALUES('01a20706-1497-7089-90be-5319fad7c9e7','maya');
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
INSERT INTO "packet_claims" VALUES('01a20706-1497-7089-90be-5319fad7c9e7','lin','01a20706-14c9-739a-bd01-5b251b6b7171',300,1795339800000000);
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
INSERT INTO "packets" VALUES('01a20706-1497-7089-90be-5319fad7c9e7','01a20706-1496-7296-ab31-d802b0c39c5c','lin','lin-maya','equal',600,'CNY',2,2,'Good luck',1795339800000000,1795426200000000);
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
INSERT INTO "person_transfers" VALUES('01a20706-14fc-73c0-ba9d-3c43c6608554','01a20706-14fa-73b8-b4df-7c5deb089ee8','01a20706-151c-737e-b395-381587be6039','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-153f-7277-8186-443c6be5ec9f','01a20706-153e-75cb-a07d-4f65316cb819','01a20706-153f-7277-8186-443d08865c87','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-154a-7232-97a0-c1bb1c81f0e7','01a20706-154a-7232-97a0-c1ba0a0da2f1','01a20706-154b-71f9-9bd0-ac8d60126ad3','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$2+a4n28QRsKI0vGQmEwzQQ$bRfjw+jHm7hXGZfq3kAzGnFrDixXRST3rZLv1mNplvg',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20706-12dc-77ac-b0ab-ff6d1a0eaeab','01a20706-12eb-72a8-a3ea-4cf6afec20a8','01a20706-12e2-7471-9c3f-ea99cb3206d1','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-12eb-72a8-a3ea-4cf6afec20a8","title":"Running shoes"}','ew0doWHQ5b3pfbgyEa7c8O8hWFclDnHc8PPRF+M7y0oL1/AnSOEfdnfiv+OSlV5Wa8it6DzvSgajIVJHkpyvCA==');
INSERT INTO "receipts" VALUES('01a20706-1335-754a-99d7-a3c00bfeb145','01a20706-1390-7185-a7fe-0e11d1baa5eb','01a20706-136a-755c-8c28-56b3e6070f56','{"amount_minor":4000,"coupon_id":"01a20706-134b-77f9-bc24-49f7a06189d2","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-1390-7185-a7fe-0e11d1baa5eb","title":"Running shoes"}','s9o4E5cMu2KfnZG/31gOjknJ9PEGZm973FIVFoE6M34Jrs96+La1QjJwQSOLZFuVAT7HDQHEwQBIBpvsyp2PAQ==');
INSERT INTO "receipts" VALUES('01a20706-1454-731b-a746-9a06739bedc0','01a20706-1465-76fb-837f-e917e6f05b75','01a20706-1454-731b-a746-9a06739bedc0:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20706-1454-731b-a746-9a06739bedc0","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-1465-76fb-837f-e917e6f05b75","title":"Running shoes"}','4yv+LFFThRuyxGWq0br2sQCrsyAY9JYjmuI6JBsibnotLuxa3/59GQWq20UsCmBJ4DuTPKj33pQSKcJqfRWtAw==');
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
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$c05w5yfzscMU0tu+ei9t2A$aNI1FHBjiPAiAUcMKnHiDk8P4onHDQI5BQT+NMWxgis',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20706-12fc-71e5-b114-bd742b1b2127','01a20706-12dc-77ac-b0ab-ff6d1a0eaeab','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-12dc-77ac-b0ab-ff6d1a0eaeab","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-12fc-71e5-b114-bd742b1b2127","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','sfv8Ssv9D416XjsdPwFEwNV2re+dmTt+3GiuLB+8vjMO+KUgAmiHC2N5ryEcM5BnqNWcvmlsyWS+IC5tgRNmAg==');
INSERT INTO "refunds" VALUES('01a20706-13a5-758f-9bd1-1a95163de433','01a20706-1335-754a-99d7-a3c00bfeb145','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-1335-754a-99d7-a3c00bfeb145","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-13a5-758f-9bd1-1a95163de433","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','Y0vdK60nYkL27wwxqtSxe2ZNwypDFFRo887DVjsgXrMVUIOF6v3eoZnpH4a6uBfxaa9idQtVjFlmlolqVvmwBQ==');
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
INSERT INTO "transfers" VALUES('01a20706-11e3-7332-b3c3-1fa6802fb72e','01a20706-11d1-76c0-ad42-9f6d4bb89e4d','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-11ee-7534-8d40-18630e385764','01a20706-11ed-76d7-8405-65b94831fa32','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-12e5-75f0-b970-e1492e087e79','01a20706-12e2-7471-9c3f-ea99cb3206d1','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-12fc-71e5-b114-bd75019c9a3f','01a20706-12fc-71e5-b114-bd742b1b2127','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1328-72f8-8a69-450afe5102d4','01a20706-1327-7783-a86e-349975176375','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-134b-77f9-bc24-49f8a36bbd02','01a20706-134b-77f9-bc24-49f7a06189d2','publisher:plaza:CNY','promotion:01a20706-134b-77f9-bc24-49f7a06189d2:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1386-70f5-9a0f-f27f3d547d90','01a20706-136a-755c-8c28-56b3e6070f56','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1386-70f5-9a0f-f28080e6794a','01a20706-136a-755c-8c28-56b3e6070f56','promotion:01a20706-134b-77f9-bc24-49f7a06189d2:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13a6-7446-95c1-25914f5cfeab','01a20706-13a5-758f-9bd1-1a95163de433','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13a6-7446-95c1-259282f3c127','01a20706-13a5-758f-9bd1-1a95163de433','publisher:plaza:CNY','promotion:01a20706-134b-77f9-bc24-49f7a06189d2:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13bc-7503-96ff-fec20da7611b','01a20706-13b6-7569-a2ea-6a4d9e80e604','publisher:plaza:CNY','promotion:01a20706-13b6-7569-a2ea-6a4d9e80e604:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13d8-770c-8cbe-7672eb5f5103','01a20706-13d7-73fe-88dd-2d8e64612980','publisher:plaza:CNY','promotion:01a20706-13d7-73fe-88dd-2d8e64612980:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13de-7084-865d-c95a8a1850c9','01a20706-13d7-73fe-88dd-2d8e64612980:withdrawn','promotion:01a20706-13d7-73fe-88dd-2d8e64612980:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-13ef-7458-9840-98c3cd644b26','01a20706-13ef-7458-9840-98c2c566695a','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1401-76ec-ac50-023f827ba518','01a20706-1401-76ec-ac50-023eac0271b2','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1405-73a0-ba12-2b545005cc38','01a20706-1404-7743-96b8-b49ac2c90c6c','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20706-1401-76ec-ac50-023f827ba518',NULL);
INSERT INTO "transfers" VALUES('01a20706-1411-7336-8cf1-7bf8e75e2129','01a20706-1410-7447-a7f1-43651e3c61b0','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-1423-7723-b6de-8ba0d6390633','01a20706-1423-7723-b6de-8b9f1eb7f11c','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20706-1411-7336-8cf1-7bf8e75e2129',NULL);
INSERT INTO "transfers" VALUES('01a20706-1435-7245-8a76-f2663282d1ab','01a20706-1434-776a-8326-a6cfd09b0359','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-1458-7144-aead-1a2a4ad12108','01a20706-1457-761c-ade8-853851f4ea47','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-1464-7493-9296-05468bbdf798','01a20706-1454-731b-a746-9a06739bedc0:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20706-1458-7144-aead-1a2a4ad12108',NULL);
INSERT INTO "transfers" VALUES('01a20706-1485-737f-9cb7-8a20b3b259ee','01a20706-147e-72d7-b3c3-296796bbd867','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-1491-7758-81df-5b0d086cbc53','01a20706-1476-7371-81d4-c6941c276f1b:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20706-1485-737f-9cb7-8a20b3b259ee',NULL);
INSERT INTO "transfers" VALUES('01a20706-1498-73c3-96e4-fcc3de49a8ce','01a20706-1496-7296-ab31-d802b0c39c5c','person:lin:CNY','packet:01a20706-1497-7089-90be-5319fad7c9e7:CNY','CNY',600,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-14ca-73e9-9b08-ef5bfabd45d9','01a20706-14c9-739a-bd01-5b251b6b7171','packet:01a20706-1497-7089-90be-5319fad7c9e7:CNY','person:lin:CNY','CNY',300,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-151c-737e-b395-381587be6039','01a20706-14fa-73b8-b4df-7c5deb089ee8','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-153f-7277-8186-443d08865c87','01a20706-153e-75cb-a07d-4f65316cb819','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-154b-71f9-9bd0-ac8d60126ad3','01a20706-154a-7232-97a0-c1ba0a0da2f1','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-1558-7519-b84c-315102cd23e1','01a20706-1557-71f0-ae6d-27e3740faee8','person:lin:CNY','person:maya:CNY','CNY',700,'post','01a20706-153f-7277-8186-443d08865c87',NULL);
INSERT INTO "transfers" VALUES('01a20706-155f-7373-8854-f0e73bcad4d2','01a20706-155e-73d0-a8f8-969fcaa0e2fa','person:lin:CNY','person:maya:CNY','CNY',700,'void','01a20706-154b-71f9-9bd0-ac8d60126ad3',NULL);
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
COMMIT;
