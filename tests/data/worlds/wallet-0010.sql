-- recovery code: FY7Z5-QGGAN-1E14W-DK7RD
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
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
INSERT INTO "coupon_claims" VALUES('01a20706-3511-7195-8fc4-4847e0373e2b','01a20706-34d9-7410-91ab-2a8f1727a46d','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-358f-7543-b0ae-e63e8f560bf6','01a20706-357f-7712-8c1a-b62df227f41f','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-35a3-7724-99b0-f225952eeae1','01a20706-3593-744f-ae47-22b945c7feb1','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20706-34d3-736d-843a-926815a129e2','01a20706-3511-7195-8fc4-4847e0373e2b','01a20706-34d9-7410-91ab-2a8f1727a46d','01a20706-3522-74ac-9c99-57b5f095a161',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20706-34d9-7410-91ab-2a8f1727a46d','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-357f-7712-8c1a-b62df227f41f','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-3593-744f-ae47-22b945c7feb1','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20706-31a4-7285-83d2-254585f4e349','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-31de-7461-b72c-8ccb24113514','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3456-71f0-bd21-2e088f169db2','bdae77396d0e418312f51daca594a0ebf6db621218d80b632427b5807a529010','payment','01a20706-344b-766b-855b-fe3aa796d5e4',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3488-7063-b8c5-02947db3f4c7','2abd815edaaa824e0d6d503df9cca07e5d240b84d402a9f3f3512b0cf4fb1a95','refund','01a20706-344b-766b-855b-fe3aa796d5e4',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-34c1-7635-b84a-8d7198f8b9e6','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-34d9-7410-91ab-2a8f1727a46d','76866ddec57cab624cf0de2e916ccecee9fd8b8e5fe926a1a98d779e51831f27','promotion','01a20706-34d9-7410-91ab-2a8f1727a46d',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3522-74ac-9c99-57b5f095a161','068eb67438bfb50ea17108fecaa80cf725be688cef095f740b4aa8a2ebdfb803','payment','01a20706-34d3-736d-843a-926815a129e2',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-355d-76e5-aa86-d2c2ceefd621','6dea5907249684e0dd77d2c6957900b204cc596d8608b54226c28f2c508ba202','refund','01a20706-34d3-736d-843a-926815a129e2',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-357f-7712-8c1a-b62df227f41f','d9f1623c0278e5c2a8730cf1eadc12d1aa524edebf84bd57469b2dbdfed406b8','promotion','01a20706-357f-7712-8c1a-b62df227f41f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3593-744f-ae47-22b945c7feb1','a02e7851009e3b1671ca1252b122b57faa1f079202bbacaa8eece40d3f7984b9','promotion','01a20706-3593-744f-ae47-22b945c7feb1',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3593-744f-ae47-22b945c7feb1:withdrawn','595e297d60c85f75190270d1c58f56c1936608d7513598e688974b592a7750ac','promotion_return','01a20706-3593-744f-ae47-22b945c7feb1',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-35c2-7699-955b-ca49ca7b1e37','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-35cf-7462-b282-25e1cc7e6632','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-35f6-7154-9813-950d2bd97d81','f6898e61e07509a14091caa4f5ffad1259fff8a72c0f365df52c812e65c1309a','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-360a-7033-b921-74d6fc004c7a','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-361b-72d7-a950-bef90c7ace5b','5e6f2e6ac7d64d0bb45fdf825748590ee8725593a4851cff21f2d6712dcac105','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-362e-7786-967b-6d927c728bca','fe42ec8e96953760b27ba66efa88b9229f4e6a827e3fda4c43e37beb3dd6a230','payment_hold','01a20706-362a-73cb-a2c0-47b44f76ea71',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-363d-7517-a3b5-3b68fa180fbe:capture','1fa2972b381acf8eedd1eaed0a0ba8edb5433894e87d46058388132034a6a164','payment','01a20706-363d-7517-a3b5-3b68fa180fbe',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3646-733d-a692-afbbfad5c597','ffd5cc6d58c5f1858a53f9582a34601345bcc570e8f8b3a4a07cbd9832a71bd9','payment_hold','01a20706-363d-7517-a3b5-3b68fa180fbe',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-365e-764a-9350-1ed82d25749a:void','f4619a808725676633fa09fc971c79d31bf598ca870acd26faacfa65681eb2ec','payment_void','01a20706-365e-764a-9350-1ed82d25749a',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3664-7207-b7cf-3432eb02657f','e429cdde01a5a3c1719657670a4046a4496f382765b19b2a7cc41b620b4fd79b','payment_hold','01a20706-365e-764a-9350-1ed82d25749a',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3682-7220-b41d-cf2f22f81fcd','31ea2fe427d4ec270d6d70caef6574f824f85c32937019f696251edcf5e2cf6a','packet','01a20706-3683-7720-a7df-0341f298c418',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3698-73de-982e-586dcfaf3e85','b0a187a608995f1a1405dd919567a7ed697d264ed03e7cb0b21784a58c8f0826','packet_claim','01a20706-3683-7720-a7df-0341f298c418',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-36ac-775f-a8a0-fb76b795d3a9','8431dcc3b2935580971f02bdd470c5143e25cb9151dbbe75c523650837c96096','transfer_hold','01a20706-36ad-7061-8f69-67a8cacfb6bf',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-36de-7579-88ef-e91c7661f3ed','7fda2e7138251a0144115446b127d4dd1c2e088bccda8d70c4781dd573ed1f35','transfer_hold','01a20706-36de-7579-88ef-e91d9e6d3ef3',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-36ee-76b7-9340-09a0efc3a4e2','c5c898cfc89a0ba9a6448a1ecd165f7a05b1ee58c4a0560f5aee6c2b35c0f375','transfer_hold','01a20706-36ef-7579-adba-8a6a346d7b61',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-36f8-72c6-8971-d89100a04d1e','ffae51434bd4eafe6ce0de7450e559f3c4726380dad806f0c7c8da073f1521a1','transfer','01a20706-36de-7579-88ef-e91d9e6d3ef3',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-370b-76dd-b38f-b9206ec81664','7d52b35edf3a3b695b7ac0c3d67f5091caf8373ae3c99264ea9f7a318c78af55','transfer_return','01a20706-36ef-7579-adba-8a6a346d7b61',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-3887-75b4-8d8a-da502aacbd5c','ce1b7b4b52f00f03c91ad88cbc380c092e6646312bf0494c874632961c0cdad4','receive','gI05rEaYXdwA7bkdzmF-f0TO3hZtcqXw',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('packet:01a20706-3683-7720-a7df-0341f298c418:CNY','CNY',0,0,300,0,600);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3800,38060,0,112200);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,800,6560);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-34d9-7410-91ab-2a8f1727a46d:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-357f-7712-8c1a-b62df227f41f:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-3593-744f-ae47-22b945c7feb1:CNY','CNY',0,0,9000,0,10000);
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
INSERT INTO "orders" VALUES('01a20706-320d-75c4-97b8-52041640110b','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-3286-7727-912c-7494dc967d10','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-344b-766b-855b-fe3aa796d5e4','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20706-34d3-736d-843a-926815a129e2','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20706-362a-73cb-a2c0-47b44f76ea71','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-362f-72b4-a37e-302cdbe04ae2',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20706-363d-7517-a3b5-3b68fa180fbe','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20706-3647-7119-9fdd-6a8ca69f5e29',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20706-365e-764a-9350-1ed82d25749a','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-366a-740c-a0af-986139bc51de',1795339800000000,1795944600000000,NULL);
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
INSERT INTO "outbox" VALUES('01a20706-3471-77dd-8115-c4e80b8e2cf4','payment.notice','{"receipt_id":"01a20706-3470-73d4-8c7f-940fa4abf9a9","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-3471-77dd-8115-c4e80b8e2cf4"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3471-77dd-8115-c4e98386d743','receipt.message','{"receipt_id":"01a20706-3470-73d4-8c7f-940fa4abf9a9","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3489-7142-94fc-1c6e23b783a6','refund.notice','{"refund_id":"01a20706-3488-7063-b8c5-02947db3f4c7","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-3489-7142-94fc-1c6e23b783a6"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3489-7142-94fc-1c6f183162cd','refund.message','{"refund_id":"01a20706-3488-7063-b8c5-02947db3f4c7","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3540-734f-a532-46a2479a5fe9','payment.notice','{"receipt_id":"01a20706-353f-77f0-8d03-cb5d5cd3ceb2","order_id":"01a20706-34d3-736d-843a-926815a129e2","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-3540-734f-a532-46a2479a5fe9"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3540-734f-a532-46a313972042','receipt.message','{"receipt_id":"01a20706-353f-77f0-8d03-cb5d5cd3ceb2","order_id":"01a20706-34d3-736d-843a-926815a129e2","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3564-718a-9c2a-1f64dad061a2','refund.notice','{"refund_id":"01a20706-355d-76e5-aa86-d2c2ceefd621","order_id":"01a20706-34d3-736d-843a-926815a129e2","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-3564-718a-9c2a-1f64dad061a2"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3564-718a-9c2a-1f6512e3e712','refund.message','{"refund_id":"01a20706-355d-76e5-aa86-d2c2ceefd621","order_id":"01a20706-34d3-736d-843a-926815a129e2","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3630-74da-8d59-5f7d1314632c','hold.notice','{"order_id":"01a20706-362a-73cb-a2c0-47b44f76ea71","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20706-3630-74da-8d59-5f7d1314632c"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3648-76f4-83ce-5b9c51fb6f0e','hold.notice','{"order_id":"01a20706-363d-7517-a3b5-3b68fa180fbe","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-3648-76f4-83ce-5b9c51fb6f0e"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3655-76ca-b041-74dddc95421f','payment.notice','{"receipt_id":"01a20706-3655-76ca-b041-74dc59b989ee","order_id":"01a20706-363d-7517-a3b5-3b68fa180fbe","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-3655-76ca-b041-74dddc95421f"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3655-76ca-b041-74ded9de0610','receipt.message','{"receipt_id":"01a20706-3655-76ca-b041-74dc59b989ee","order_id":"01a20706-363d-7517-a3b5-3b68fa180fbe","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-366b-73ff-b7b4-bc5f2670913f','hold.notice','{"order_id":"01a20706-365e-764a-9350-1ed82d25749a","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-366b-73ff-b7b4-bc5f2670913f"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3673-7209-8dde-445e6242a964','hold.notice','{"order_id":"01a20706-365e-764a-9350-1ed82d25749a","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-3673-7209-8dde-445e6242a964"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-3685-741c-a0db-54cde512777a','packet.message','{"packet_id":"01a20706-3683-7720-a7df-0341f298c418","sender_id":"lin","conversation_id":"lin-maya","greeting":"Good luck"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-36cf-72c9-836c-0313fea6d607','transfer.message','{"person_transfer_id":"01a20706-36ad-7061-8f69-67a8cacfb6bf","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-36df-7388-8bf5-f9ccd40a6466','transfer.message','{"person_transfer_id":"01a20706-36de-7579-88ef-e91d9e6d3ef3","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-36f0-7282-b991-801826500510','transfer.message','{"person_transfer_id":"01a20706-36ef-7579-adba-8a6a346d7b61","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
CREATE TABLE packet_audience (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT packet_audience_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_audience_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_audience" VALUES('01a20706-3683-7720-a7df-0341f298c418','lin');
INSERT INTO "packet_audience" VALUES('01a20706-3683-7720-a7df-0341f298c418','maya');
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
INSERT INTO "packet_claims" VALUES('01a20706-3683-7720-a7df-0341f298c418','lin','01a20706-3698-73de-982e-586dcfaf3e85',300,1795339800000000);
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
INSERT INTO "packets" VALUES('01a20706-3683-7720-a7df-0341f298c418','01a20706-3682-7220-b41d-cf2f22f81fcd','lin','lin-maya','equal',600,'CNY',2,2,'Good luck',1795339800000000,1795426200000000);
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
INSERT INTO "person_transfers" VALUES('01a20706-36ad-7061-8f69-67a8cacfb6bf','01a20706-36ac-775f-a8a0-fb76b795d3a9','01a20706-36ce-70c3-9797-1735e9afb453','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-36de-7579-88ef-e91d9e6d3ef3','01a20706-36de-7579-88ef-e91c7661f3ed','01a20706-36df-7388-8bf5-f9cb31cdceec','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-36ef-7579-adba-8a6a346d7b61','01a20706-36ee-76b7-9340-09a0efc3a4e2','01a20706-36ef-7579-adba-8a6bdd03d070','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$Gh1faizNaO49/P7tmGnY4Q$h4eiY3pX02GA6iXFlhsBeZdjdVE/WqFQ8oOpXs/dw9U',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20706-344b-766b-855b-fe3aa796d5e4','01a20706-3470-73d4-8c7f-940fa4abf9a9','01a20706-3456-71f0-bd21-2e088f169db2','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-3470-73d4-8c7f-940fa4abf9a9","title":"Running shoes"}','m3DV102NGqddX8QF/Xvdt5+VIu97dZQH7fw0HqBKvZJiM68ydqI46zNudB86jE5Ss2Jzxb+oVOQHJedzi0NbCw==');
INSERT INTO "receipts" VALUES('01a20706-34d3-736d-843a-926815a129e2','01a20706-353f-77f0-8d03-cb5d5cd3ceb2','01a20706-3522-74ac-9c99-57b5f095a161','{"amount_minor":4000,"coupon_id":"01a20706-34d9-7410-91ab-2a8f1727a46d","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-34d3-736d-843a-926815a129e2","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-353f-77f0-8d03-cb5d5cd3ceb2","title":"Running shoes"}','9OGCWDBIdUbSWX1bvEUp245Bd7ZxlnSZP2bQ9YFdqsagu14Lw20O84vM4S6SnRoigTwUxO6xeIsH37T1Hr4JAw==');
INSERT INTO "receipts" VALUES('01a20706-363d-7517-a3b5-3b68fa180fbe','01a20706-3655-76ca-b041-74dc59b989ee','01a20706-363d-7517-a3b5-3b68fa180fbe:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20706-363d-7517-a3b5-3b68fa180fbe","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-3655-76ca-b041-74dc59b989ee","title":"Running shoes"}','fS/MthpTqqwYUwpebX49qCD7ph15DZdwTFm9xQp7HXdmPunf2i8631lBUWQTc+GCZZtvlGBuCAxdQia3PrbVDA==');
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
INSERT INTO "receive_codes" VALUES('akIaUmYE_RZ6M7HsZlndRylzsUGseiPu','maya',800,'CNY','Tickets',1795339800000000,1795426200000000);
INSERT INTO "receive_codes" VALUES('gI05rEaYXdwA7bkdzmF-f0TO3hZtcqXw','maya',NULL,'CNY','',1795339800000000,1826875800000000);
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
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$UMgGBOtj6TJnA7YOp3u9Qg$1jPVO0G6RuM1r2BRgssIXvMDBdQ3XyGTgOgH9BRBmaQ',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20706-3488-7063-b8c5-02947db3f4c7','01a20706-344b-766b-855b-fe3aa796d5e4','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-344b-766b-855b-fe3aa796d5e4","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-3488-7063-b8c5-02947db3f4c7","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','9IOxW/IxwBtQRV3e9lY/mcvvNSzUCKblQz29/hdIEdR01R1tCMFVzgYyBfkEl9vBYfoRBoH1HfpnSKSAq38mBw==');
INSERT INTO "refunds" VALUES('01a20706-355d-76e5-aa86-d2c2ceefd621','01a20706-34d3-736d-843a-926815a129e2','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-34d3-736d-843a-926815a129e2","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-355d-76e5-aa86-d2c2ceefd621","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','Hu4HHFmJIvLAt0WX9o/T7ZNIqUCceqqRinTAPqET0JUA824jgynUiCZKXZuFOMZTL5IWNHZXWGSNGA72xww+BA==');
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
INSERT INTO "transfers" VALUES('01a20706-31be-713e-b352-9ca64a3e3284','01a20706-31a4-7285-83d2-254585f4e349','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-31df-75b7-a541-bd87c35b5249','01a20706-31de-7461-b72c-8ccb24113514','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-345a-7440-b881-aa416567492f','01a20706-3456-71f0-bd21-2e088f169db2','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-3488-7063-b8c5-0295c67e2ee6','01a20706-3488-7063-b8c5-02947db3f4c7','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-34c2-7288-99f3-04639c6c6c83','01a20706-34c1-7635-b84a-8d7198f8b9e6','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-34da-7329-9cf1-5c84f2549181','01a20706-34d9-7410-91ab-2a8f1727a46d','publisher:plaza:CNY','promotion:01a20706-34d9-7410-91ab-2a8f1727a46d:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-353f-77f0-8d03-cb5bb19b42d2','01a20706-3522-74ac-9c99-57b5f095a161','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-353f-77f0-8d03-cb5c77b8f56a','01a20706-3522-74ac-9c99-57b5f095a161','promotion:01a20706-34d9-7410-91ab-2a8f1727a46d:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-355d-76e5-aa86-d2c34170e628','01a20706-355d-76e5-aa86-d2c2ceefd621','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-355d-76e5-aa86-d2c448912d97','01a20706-355d-76e5-aa86-d2c2ceefd621','publisher:plaza:CNY','promotion:01a20706-34d9-7410-91ab-2a8f1727a46d:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-357f-7712-8c1a-b62ec0de2d3d','01a20706-357f-7712-8c1a-b62df227f41f','publisher:plaza:CNY','promotion:01a20706-357f-7712-8c1a-b62df227f41f:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-3593-744f-ae47-22ba7a072825','01a20706-3593-744f-ae47-22b945c7feb1','publisher:plaza:CNY','promotion:01a20706-3593-744f-ae47-22b945c7feb1:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-35ac-7448-aee1-ce15b8dd899e','01a20706-3593-744f-ae47-22b945c7feb1:withdrawn','promotion:01a20706-3593-744f-ae47-22b945c7feb1:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-35c2-7699-955b-ca4a4a95a7f7','01a20706-35c2-7699-955b-ca49ca7b1e37','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-35cf-7462-b282-25e284881a00','01a20706-35cf-7462-b282-25e1cc7e6632','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-35f6-7154-9813-950eedb10499','01a20706-35f6-7154-9813-950d2bd97d81','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20706-35cf-7462-b282-25e284881a00',NULL);
INSERT INTO "transfers" VALUES('01a20706-360b-737c-99a5-796155f5a8c1','01a20706-360a-7033-b921-74d6fc004c7a','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-361b-72d7-a950-befab5dd58a8','01a20706-361b-72d7-a950-bef90c7ace5b','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20706-360b-737c-99a5-796155f5a8c1',NULL);
INSERT INTO "transfers" VALUES('01a20706-362f-72b4-a37e-302cdbe04ae2','01a20706-362e-7786-967b-6d927c728bca','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-3647-7119-9fdd-6a8ca69f5e29','01a20706-3646-733d-a692-afbbfad5c597','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-3654-7199-a410-c4ca0c17c0a2','01a20706-363d-7517-a3b5-3b68fa180fbe:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20706-3647-7119-9fdd-6a8ca69f5e29',NULL);
INSERT INTO "transfers" VALUES('01a20706-366a-740c-a0af-986139bc51de','01a20706-3664-7207-b7cf-3432eb02657f','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-3672-7719-beea-3de43c465bde','01a20706-365e-764a-9350-1ed82d25749a:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20706-366a-740c-a0af-986139bc51de',NULL);
INSERT INTO "transfers" VALUES('01a20706-3684-7097-8427-811a87712851','01a20706-3682-7220-b41d-cf2f22f81fcd','person:lin:CNY','packet:01a20706-3683-7720-a7df-0341f298c418:CNY','CNY',600,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-3699-77da-81fb-b83fd0b24ead','01a20706-3698-73de-982e-586dcfaf3e85','packet:01a20706-3683-7720-a7df-0341f298c418:CNY','person:lin:CNY','CNY',300,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-36ce-70c3-9797-1735e9afb453','01a20706-36ac-775f-a8a0-fb76b795d3a9','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-36df-7388-8bf5-f9cb31cdceec','01a20706-36de-7579-88ef-e91c7661f3ed','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-36ef-7579-adba-8a6bdd03d070','01a20706-36ee-76b7-9340-09a0efc3a4e2','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-36f8-72c6-8971-d8926e21e702','01a20706-36f8-72c6-8971-d89100a04d1e','person:lin:CNY','person:maya:CNY','CNY',700,'post','01a20706-36df-7388-8bf5-f9cb31cdceec',NULL);
INSERT INTO "transfers" VALUES('01a20706-370b-76dd-b38f-b921767c7ac3','01a20706-370b-76dd-b38f-b9206ec81664','person:lin:CNY','person:maya:CNY','CNY',700,'void','01a20706-36ef-7579-adba-8a6bdd03d070',NULL);
INSERT INTO "transfers" VALUES('01a20706-3889-735c-967b-d3460d00d518','01a20706-3887-75b4-8d8a-da502aacbd5c','person:lin:CNY','person:maya:CNY','CNY',800,'direct',NULL,NULL);
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
CREATE INDEX receive_codes_user ON receive_codes (user_id, expires_at);
CREATE TRIGGER receive_codes_no_update BEFORE UPDATE ON receive_codes BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
CREATE TRIGGER receive_codes_no_delete BEFORE DELETE ON receive_codes BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
CREATE TRIGGER receive_codes_no_replace BEFORE INSERT ON receive_codes WHEN EXISTS (SELECT 1 FROM receive_codes WHERE token = NEW.token) BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END;
COMMIT;
