-- recovery code: 1D884-SJSFK-9GZ2T-AJ7N4
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0011');
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
INSERT INTO "coupon_claims" VALUES('01a20706-59bc-715c-a3c9-3b98bed9071d','01a20706-59a0-7513-9aaf-188ea0efc2fe','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-5a23-74d2-9ddb-047e76281b00','01a20706-5a1b-7716-b1d7-b55e4ef5c0e1','lin',1795339800000000);
INSERT INTO "coupon_claims" VALUES('01a20706-5a47-76a5-be9e-b2849e3adad1','01a20706-5a29-7601-9868-28e3d15b77b4','lin',1795339800000000);
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
INSERT INTO "coupon_uses" VALUES('01a20706-5994-729a-82ac-77428b9e8d17','01a20706-59bc-715c-a3c9-3b98bed9071d','01a20706-59a0-7513-9aaf-188ea0efc2fe','01a20706-59c8-76eb-b07e-7889277dd07a',1000,1795339800000000,NULL);
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
INSERT INTO "coupons" VALUES('01a20706-59a0-7513-9aaf-188ea0efc2fe','plaza.store','plaza','Plaza Store','used','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-5a1b-7716-b1d7-b55e4ef5c0e1','plaza.store','plaza','Plaza Store','unused','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'open');
INSERT INTO "coupons" VALUES('01a20706-5a29-7601-9868-28e3d15b77b4','plaza.store','plaza','Plaza Store','withdrawn','Ten off',NULL,1000,0,'CNY',10,1,1,1795339800000000,1795339800000000,1795944600000000,'withdrawn');
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
INSERT INTO "journals" VALUES('01a20706-5822-720d-8de6-7858d1daebc2','95e53e6f118b858a19ccea6bfe1e7971cbe545e87597329eaa48e87833f9df88','top_up','lin',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5839-758e-ae78-b18d956b3e24','6b1566f4ed40c145855b2c7f6de3766bf764d09cf83ce7bb35794b27ac4180cd','top_up','maya',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5932-76c4-9a71-5432777a201a','92515c72d74f7a05c069e56096d737e0be24a2b2d14b29b4ad24acd67b7c5563','payment','01a20706-592a-75eb-9f97-01db19a6b7b5',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-595c-7006-8902-a3b80f237c88','981e0a8de2fd215b20a0dee282d78b09cf4969362ad5cebe68657ecb4d17841c','refund','01a20706-592a-75eb-9f97-01db19a6b7b5',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-598a-72e9-9791-2da93a585dc6','4169e4e40e4ff4e56a4dbc9ea5227e091427073801442f724b1bb7d3db353d32','top_up','plaza',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-59a0-7513-9aaf-188ea0efc2fe','ad2d01d77c4a9841a88069148c91fbd21bc58dc6661440c0a67d9bba6b955e1e','promotion','01a20706-59a0-7513-9aaf-188ea0efc2fe',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-59c8-76eb-b07e-7889277dd07a','53e8f2f7ae91af3d23493a75096055fb96349a1da70bf2b33cfcdbd6d70ebdbe','payment','01a20706-5994-729a-82ac-77428b9e8d17',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a0e-756f-b795-239267a0bdcf','bc263bc0701e5679ab80672ef5f14b11bed0db48c9052cce3dd8daf4c0a9ab3c','refund','01a20706-5994-729a-82ac-77428b9e8d17',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a1b-7716-b1d7-b55e4ef5c0e1','b8b0242f05cdaef330ebe46f8fb05c4e8d46737f8f50f9567942571352afe009','promotion','01a20706-5a1b-7716-b1d7-b55e4ef5c0e1',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a29-7601-9868-28e3d15b77b4','ae6582017fef16f51e81420940595518da878859dc7b045ebb48c3773af67126','promotion','01a20706-5a29-7601-9868-28e3d15b77b4',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a29-7601-9868-28e3d15b77b4:withdrawn','30f4d2e708be8f3b9188aaaa3fb1a2e041ef5f41136c7763b4194b786ec0b610','promotion_return','01a20706-5a29-7601-9868-28e3d15b77b4',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a61-7449-911b-63237cf6299d','6c55a344980d4b2a9021b7daca4bf402d572126cfa2f52b33ee4ab5dc62ea40a','test','held',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a6f-7561-9f7e-45365e05bc0d','74e892e6b90044db47c94dbdea5dfb5237c46aa376d0705d18a98e99c7765bbd','test','posted',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a83-7048-8f46-6d07406346ee','445ee6e9a607e1d9929964c5a81457d09598ba539573dbeb43c9c46c4e643e01','test','posting',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a8f-732a-ad02-48b5724bbd9b','511ed4ad8df28aabbeb5510a75b4b9d3f30ce09ce6dce668cc38a56a4dd8bbe9','test','voided',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5a9d-707d-8046-cbd68d647d8d','31f89d206963bddcc5addce6761be86b25ee911bdd9e698a028c0a53cfc29506','test','voiding',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5acb-7366-96a6-06fbc6040bcb','d977b603662f81df0d47c4572d2a4d0b7193291212784ed1bf83d5b150978331','payment_hold','01a20706-5abf-747e-b499-10a8dccbf157',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5ae1-740b-94f7-5d33e864b586:capture','ec5349fb4854fbc2ac70825b5eed134b603ec810594eead963598a1853eabf6e','payment','01a20706-5ae1-740b-94f7-5d33e864b586',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5af3-71f2-9b3b-6d2d32d63594','110128e80e83971fece445c9140230324ad793db674adfeefd1a88808811e09b','payment_hold','01a20706-5ae1-740b-94f7-5d33e864b586',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b16-77c0-8c4d-da951c3f62ca:void','6c99c5ae2de8203677da9b471f9df38e38dda35bf9d162273499ef029633186b','payment_void','01a20706-5b16-77c0-8c4d-da951c3f62ca',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b1b-7106-b47f-298e4beb56a4','6f4b6ed35b4e3a74c7ded922740b1fded79ed37be939d9d7c075bb4f5cf4bc67','payment_hold','01a20706-5b16-77c0-8c4d-da951c3f62ca',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b3f-73ff-b51a-24a0a2599e2a','924e9f15b661814947f585ad398ee6f6ec8f4ec2b0e1d8a1a3c82f6db6b42d56','packet','01a20706-5b40-736f-a04d-7d88566b2d08',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b54-71ae-aa9e-1f2471bac3d7','fa14747ca11254ac837f6310da69ab965b624fa3f37683a87f6c984c804c805b','packet_claim','01a20706-5b40-736f-a04d-7d88566b2d08',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b62-76e0-8da2-fd1fc0d0cfee','fcb27d11bbf22853fe05cf57b8f8596c1dda0066fa25c2ba00b3342d04dccc12','transfer_hold','01a20706-5b64-7651-a554-e2e654e6a73f',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b72-765e-8b45-035036529cf4','a76d37155f67ad4f731c6f550f12bc9a51ec97a6d06f9c1bb9c13cad47d6494c','transfer_hold','01a20706-5b72-765e-8b45-035121bc5e3a',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b7e-71bd-ae62-8b4cec6b547d','0a5f22b6a776a794269e881cc92199f4eddc35b023adccb2baf791347613de14','transfer_hold','01a20706-5b7f-74e9-8574-18aea1406e07',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b88-75d3-ab14-51faf1110d68','126846ecf49f892dafdbd9b7383dd733ce92f642a30b445d934be312dbcb7a1b','transfer','01a20706-5b72-765e-8b45-035121bc5e3a',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5b92-77a1-af4e-84c3093b7dfd','fb7090abb6613a45d9e86130e1dc3edf04315588df8c82826f40ddee9b81ebef','transfer_return','01a20706-5b7f-74e9-8574-18aea1406e07',1795339800000000);
INSERT INTO "journals" VALUES('01a20706-5ba6-76f5-a084-516366d86b88','0aae272e190374676f9e2e617252e3624d3b31bc077fe57be7cb81fc42764c82','receive','Atpkfa5G3tZT_al16fDEPxYNM_PKpkvD',1795339800000000);
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
INSERT INTO "ledger_accounts" VALUES('packet:01a20706-5b40-736f-a04d-7d88566b2d08:CNY','CNY',0,0,300,0,600);
INSERT INTO "ledger_accounts" VALUES('person:lin:CNY','CNY',0,3800,38060,0,112200);
INSERT INTO "ledger_accounts" VALUES('person:maya:CNY','CNY',0,0,0,800,6560);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-59a0-7513-9aaf-188ea0efc2fe:CNY','CNY',0,0,1000,0,10500);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-5a1b-7716-b1d7-b55e4ef5c0e1:CNY','CNY',0,0,0,0,10000);
INSERT INTO "ledger_accounts" VALUES('promotion:01a20706-5a29-7601-9868-28e3d15b77b4:CNY','CNY',0,0,9000,0,10000);
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
INSERT INTO "orders" VALUES('01a20706-584a-7521-99c4-e380431f9a04','plaza.store','plaza','Plaza Store','pending','Running shoes',100,'CNY','pending',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-585e-7214-a2c3-24c265e6ee3c','plaza.store','plaza','Plaza Store','closed','Running shoes',100,'CNY','closed',1795339800000000,1795347000000000,NULL,NULL,'now',NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('01a20706-592a-75eb-9f97-01db19a6b7b5','plaza.store','plaza','Plaza Store','refunded','Running shoes',29900,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,29900);
INSERT INTO "orders" VALUES('01a20706-5994-729a-82ac-77428b9e8d17','plaza.store','plaza','Plaza Store','shared','Running shoes',5000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','now',NULL,NULL,NULL,5000);
INSERT INTO "orders" VALUES('01a20706-5abf-747e-b499-10a8dccbf157','plaza.store','plaza','Plaza Store','held','Running shoes',3000,'CNY','held',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-5acc-7244-86c5-db70d90031ce',1795339800000000,1795944600000000,NULL);
INSERT INTO "orders" VALUES('01a20706-5ae1-740b-94f7-5d33e864b586','plaza.store','plaza','Plaza Store','captured','Running shoes',3000,'CNY','paid',1795339800000000,1795347000000000,1795339800000000,'lin','later','01a20706-5af4-716d-bf67-52a2a0915a4b',1795339800000000,1795944600000000,2000);
INSERT INTO "orders" VALUES('01a20706-5b16-77c0-8c4d-da951c3f62ca','plaza.store','plaza','Plaza Store','let go','Running shoes',3000,'CNY','closed',1795339800000000,1795347000000000,NULL,'lin','later','01a20706-5b1d-743f-9505-7bcc2c14495f',1795339800000000,1795944600000000,NULL);
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
INSERT INTO "outbox" VALUES('01a20706-5944-7210-ae9e-a3fd73f81d2a','payment.notice','{"receipt_id":"01a20706-5943-72fd-9af6-d033d7f36f6c","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-5944-7210-ae9e-a3fd73f81d2a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5944-7210-ae9e-a3fea26ed111','receipt.message','{"receipt_id":"01a20706-5943-72fd-9af6-d033d7f36f6c","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","title":"Running shoes","amount_minor":29900,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5964-74d2-bbf4-5a535671a281','refund.notice','{"refund_id":"01a20706-595c-7006-8902-a3b80f237c88","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","notice_id":"01a20706-5964-74d2-bbf4-5a535671a281"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5964-74d2-bbf4-5a54145815e5','refund.message','{"refund_id":"01a20706-595c-7006-8902-a3b80f237c88","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","refund_number":"1","title":"Running shoes","amount_minor":9900,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"refunded","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":29900}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-59e0-72be-930f-e6509bb0fa38','payment.notice','{"receipt_id":"01a20706-59e0-72be-930f-e64fb52cc8ca","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","title":"Running shoes","amount_minor":5000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-59e0-72be-930f-e6509bb0fa38"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-59e0-72be-930f-e651c257644e','receipt.message','{"receipt_id":"01a20706-59e0-72be-930f-e64fb52cc8ca","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","title":"Running shoes","amount_minor":4000,"discount_minor":1000,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":"Ten off"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5a0f-7154-b0a7-2d9c3b0c294f','refund.notice','{"refund_id":"01a20706-5a0e-756f-b795-239267a0bdcf","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","refund_number":"1","title":"Running shoes","amount_minor":2500,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","notice_id":"01a20706-5a0f-7154-b0a7-2d9c3b0c294f"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5a0f-7154-b0a7-2d9d1a0cec8d','refund.message','{"refund_id":"01a20706-5a0e-756f-b795-239267a0bdcf","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","refund_number":"1","title":"Running shoes","amount_minor":2000,"currency":"CNY","reason":"","refunded_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"shared","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","paid_minor":4000}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5acd-7215-bac9-d3d0fd119f4e','hold.notice','{"order_id":"01a20706-5abf-747e-b499-10a8dccbf157","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"held","miniapp_id":"plaza.store","notice_id":"01a20706-5acd-7215-bac9-d3d0fd119f4e"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5af5-7726-9545-1da9682ae8e2','hold.notice','{"order_id":"01a20706-5ae1-740b-94f7-5d33e864b586","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-5af5-7726-9545-1da9682ae8e2"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b0b-72cb-9315-2a23fb4ccf6a','payment.notice','{"receipt_id":"01a20706-5b01-7286-b05d-5eb9d9295d55","order_id":"01a20706-5ae1-740b-94f7-5d33e864b586","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","notice_id":"01a20706-5b0b-72cb-9315-2a23fb4ccf6a"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b0b-72cb-9315-2a24c3482b83','receipt.message','{"receipt_id":"01a20706-5b01-7286-b05d-5eb9d9295d55","order_id":"01a20706-5ae1-740b-94f7-5d33e864b586","title":"Running shoes","amount_minor":2000,"discount_minor":0,"currency":"CNY","paid_at":"2026-11-22T09:30:00.000000+00:00","merchant_number":"captured","miniapp_id":"plaza.store","payer_id":"lin","payee_name":"Plaza Store","coupon_title":""}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b1d-743f-9505-7bcdbfcc8f19','hold.notice','{"order_id":"01a20706-5b16-77c0-8c4d-da951c3f62ca","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"held","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-5b1d-743f-9505-7bcdbfcc8f19"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b3d-74b8-8eaa-badffb25b197','hold.notice','{"order_id":"01a20706-5b16-77c0-8c4d-da951c3f62ca","title":"Running shoes","amount_minor":3000,"currency":"CNY","state":"released","at":"2026-11-22T09:30:00.000000+00:00","ends_at":"2026-11-29T09:30:00.000000+00:00","merchant_number":"let go","miniapp_id":"plaza.store","notice_id":"01a20706-5b3d-74b8-8eaa-badffb25b197"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b45-7223-bf02-6ad12c5842e6','packet.message','{"packet_id":"01a20706-5b40-736f-a04d-7d88566b2d08","sender_id":"lin","conversation_id":"lin-maya","greeting":"Good luck"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b6b-75a9-ad88-db1a4b086a53','transfer.message','{"person_transfer_id":"01a20706-5b64-7651-a554-e2e654e6a73f","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b73-779d-a976-fd88ff2a878b','transfer.message','{"person_transfer_id":"01a20706-5b72-765e-8b45-035121bc5e3a","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
INSERT INTO "outbox" VALUES('01a20706-5b80-72a7-a2a6-f6a5ec7bdbb0','transfer.message','{"person_transfer_id":"01a20706-5b7f-74e9-8574-18aea1406e07","sender_id":"lin","conversation_id":"lin-maya","amount_minor":700,"currency":"CNY","note":"For lunch"}',0,1795339800000000);
CREATE TABLE packet_audience (
	packet_id TEXT NOT NULL, 
	user_id TEXT NOT NULL, 
	CONSTRAINT packet_audience_pk PRIMARY KEY (packet_id, user_id), 
	CONSTRAINT packet_audience_packet_id_fk FOREIGN KEY(packet_id) REFERENCES packets (packet_id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "packet_audience" VALUES('01a20706-5b40-736f-a04d-7d88566b2d08','lin');
INSERT INTO "packet_audience" VALUES('01a20706-5b40-736f-a04d-7d88566b2d08','maya');
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
INSERT INTO "packet_claims" VALUES('01a20706-5b40-736f-a04d-7d88566b2d08','lin','01a20706-5b54-71ae-aa9e-1f2471bac3d7',300,1795339800000000);
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
INSERT INTO "packets" VALUES('01a20706-5b40-736f-a04d-7d88566b2d08','01a20706-5b3f-73ff-b51a-24a0a2599e2a','lin','lin-maya','equal',600,'CNY',2,2,'Good luck',1795339800000000,1795426200000000);
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
INSERT INTO "person_transfers" VALUES('01a20706-5b64-7651-a554-e2e654e6a73f','01a20706-5b62-76e0-8da2-fd1fc0d0cfee','01a20706-5b64-7651-a554-e2e7c921494b','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-5b72-765e-8b45-035121bc5e3a','01a20706-5b72-765e-8b45-035036529cf4','01a20706-5b73-779d-a976-fd87525de868','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
INSERT INTO "person_transfers" VALUES('01a20706-5b7f-74e9-8574-18aea1406e07','01a20706-5b7e-71bd-ae62-8b4cec6b547d','01a20706-5b7f-74e9-8574-18af1c8cdd7b','lin','maya','lin-maya',700,'CNY','For lunch',1795339800000000,1795426200000000);
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
INSERT INTO "pins" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$cJy7qrI4+sXl9WZR86llXg$2P5NxWXVK2xDKzBdGzNkZrxe3ahwXE9/g/4mGO1C57I',0,0,NULL);
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
INSERT INTO "receipts" VALUES('01a20706-592a-75eb-9f97-01db19a6b7b5','01a20706-5943-72fd-9af6-d033d7f36f6c','01a20706-5932-76c4-9a71-5432777a201a','{"amount_minor":29900,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-5943-72fd-9af6-d033d7f36f6c","title":"Running shoes"}','TpgU26Ro+b32JEnf5iK8Dg7nziJYTgJGgijDAMXqDP6Eaw658qRTGDm7Ye9FEfnFDdjuszGYBHfQ2GR/TyriDA==');
INSERT INTO "receipts" VALUES('01a20706-5994-729a-82ac-77428b9e8d17','01a20706-59e0-72be-930f-e64fb52cc8ca','01a20706-59c8-76eb-b07e-7889277dd07a','{"amount_minor":4000,"coupon_id":"01a20706-59a0-7513-9aaf-188ea0efc2fe","coupon_title":"Ten off","currency":"CNY","discount_minor":1000,"form":"plaza-receipt/2","list_minor":5000,"merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-59e0-72be-930f-e64fb52cc8ca","title":"Running shoes"}','laEb+DiI3XVJ01B7+PxPCbQyvAV9z9F8RMD6zGAxqSFdRRt03vzmWTsvQC+QD2CBcgIdvadp50nDciV5CIDdCw==');
INSERT INTO "receipts" VALUES('01a20706-5ae1-740b-94f7-5d33e864b586','01a20706-5b01-7286-b05d-5eb9d9295d55','01a20706-5ae1-740b-94f7-5d33e864b586:capture','{"amount_minor":2000,"currency":"CNY","form":"plaza-receipt/1","merchant_number":"captured","miniapp_id":"plaza.store","order_id":"01a20706-5ae1-740b-94f7-5d33e864b586","paid_at":"2026-11-22T09:30:00.000000+00:00","payee_name":"Plaza Store","payer_id":"lin","receipt_id":"01a20706-5b01-7286-b05d-5eb9d9295d55","title":"Running shoes"}','o5PkdpDQ0jGsE2KLwb1aMYhk5eqNufc/QI/2oqUckTPOai8xw1kKQ+PqZjs9VpVMV+FQrjF4QyK5LhyFQHHMCQ==');
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
INSERT INTO "receive_codes" VALUES('Atpkfa5G3tZT_al16fDEPxYNM_PKpkvD','maya',NULL,'CNY','',1795339800000000,1826875800000000);
INSERT INTO "receive_codes" VALUES('zeoKot1FrD8TGnV6r8lzi3R_tziLbOH2','maya',800,'CNY','Tickets',1795339800000000,1795426200000000);
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
INSERT INTO "recoveries" VALUES('lin','$argon2id$v=19$m=19456,t=2,p=1$yNXlt1njwfMQALoKYYgeDg$JUklHz0fbd3Qj5FsKzXdarih82+AbOH6rifoFNj3YKQ',0,0,NULL);
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
INSERT INTO "refunds" VALUES('01a20706-595c-7006-8902-a3b80f237c88','01a20706-592a-75eb-9f97-01db19a6b7b5','1',9900,'{"amount_minor":9900,"currency":"CNY","form":"plaza-refund/1","merchant_number":"refunded","miniapp_id":"plaza.store","order_id":"01a20706-592a-75eb-9f97-01db19a6b7b5","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-595c-7006-8902-a3b80f237c88","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes"}','PMqDPo4JnjZq9Xhk3KgSzd1SVksEaL2FdmBo/pwNbDC1O+Cbmv/K4LEWm/JDDnKmEhQ4CrCXK7rqngUnlmRdCg==');
INSERT INTO "refunds" VALUES('01a20706-5a0e-756f-b795-239267a0bdcf','01a20706-5994-729a-82ac-77428b9e8d17','1',2500,'{"amount_minor":2500,"currency":"CNY","form":"plaza-refund/2","merchant_number":"shared","miniapp_id":"plaza.store","order_id":"01a20706-5994-729a-82ac-77428b9e8d17","payee_name":"Plaza Store","payer_id":"lin","reason":"","refund_id":"01a20706-5a0e-756f-b795-239267a0bdcf","refund_number":"1","refunded_at":"2026-11-22T09:30:00.000000+00:00","title":"Running shoes","to_coupon_minor":500}','jCnTbB7qGDo7jU5Yz2dp8vuvBOn1mBWqOh+LSxQFS+RKTc+ZW27RcPZJEKzmaA7xMEJkgmj+Vt7tZxY6QYn2CQ==');
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
INSERT INTO "transfers" VALUES('01a20706-582f-7752-abb6-560c44466003','01a20706-5822-720d-8de6-7858d1daebc2','bank:test:CNY','person:lin:CNY','CNY',100000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-583f-721d-b9ca-265ca6667d15','01a20706-5839-758e-ae78-b18d956b3e24','bank:test:CNY','person:maya:CNY','CNY',5000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5935-736a-81d8-6fb0ff35f5c1','01a20706-5932-76c4-9a71-5432777a201a','person:lin:CNY','publisher:plaza:CNY','CNY',29900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-595c-7006-8902-a3b93f8c07a5','01a20706-595c-7006-8902-a3b80f237c88','publisher:plaza:CNY','person:lin:CNY','CNY',9900,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-598d-720a-8fe9-d2b8bb99fa3a','01a20706-598a-72e9-9791-2da93a585dc6','bank:test:CNY','publisher:plaza:CNY','CNY',50000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-59a1-71ff-8978-8c571898506d','01a20706-59a0-7513-9aaf-188ea0efc2fe','publisher:plaza:CNY','promotion:01a20706-59a0-7513-9aaf-188ea0efc2fe:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-59df-76e3-8767-4ef1f5eb4ab6','01a20706-59c8-76eb-b07e-7889277dd07a','person:lin:CNY','publisher:plaza:CNY','CNY',4000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-59df-76e3-8767-4ef27bace507','01a20706-59c8-76eb-b07e-7889277dd07a','promotion:01a20706-59a0-7513-9aaf-188ea0efc2fe:CNY','publisher:plaza:CNY','CNY',1000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a0e-756f-b795-239300e32fd6','01a20706-5a0e-756f-b795-239267a0bdcf','publisher:plaza:CNY','person:lin:CNY','CNY',2000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a0e-756f-b795-2394fd45e41d','01a20706-5a0e-756f-b795-239267a0bdcf','publisher:plaza:CNY','promotion:01a20706-59a0-7513-9aaf-188ea0efc2fe:CNY','CNY',500,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a1b-7716-b1d7-b55f754b4d4e','01a20706-5a1b-7716-b1d7-b55e4ef5c0e1','publisher:plaza:CNY','promotion:01a20706-5a1b-7716-b1d7-b55e4ef5c0e1:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a29-7601-9868-28e41d9d11e3','01a20706-5a29-7601-9868-28e3d15b77b4','publisher:plaza:CNY','promotion:01a20706-5a29-7601-9868-28e3d15b77b4:CNY','CNY',10000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a58-740b-af90-72c2fc01c9b3','01a20706-5a29-7601-9868-28e3d15b77b4:withdrawn','promotion:01a20706-5a29-7601-9868-28e3d15b77b4:CNY','publisher:plaza:CNY','CNY',9000,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a61-7449-911b-6324f94dbc17','01a20706-5a61-7449-911b-63237cf6299d','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a6f-7561-9f7e-4537ba663358','01a20706-5a6f-7561-9f7e-45365e05bc0d','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a84-7458-8ebd-8d9af37e350a','01a20706-5a83-7048-8f46-6d07406346ee','person:lin:CNY','person:maya:CNY','CNY',60,'post','01a20706-5a6f-7561-9f7e-4537ba663358',NULL);
INSERT INTO "transfers" VALUES('01a20706-5a8f-732a-ad02-48b67b6a24ba','01a20706-5a8f-732a-ad02-48b5724bbd9b','person:lin:CNY','person:maya:CNY','CNY',100,'hold',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5a9d-707d-8046-cbd72beb02f8','01a20706-5a9d-707d-8046-cbd68d647d8d','person:lin:CNY','person:maya:CNY','CNY',100,'void','01a20706-5a8f-732a-ad02-48b67b6a24ba',NULL);
INSERT INTO "transfers" VALUES('01a20706-5acc-7244-86c5-db70d90031ce','01a20706-5acb-7366-96a6-06fbc6040bcb','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-5af4-716d-bf67-52a2a0915a4b','01a20706-5af3-71f2-9b3b-6d2d32d63594','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-5b00-7608-935e-a593a3e8ade5','01a20706-5ae1-740b-94f7-5d33e864b586:capture','person:lin:CNY','publisher:plaza:CNY','CNY',2000,'post','01a20706-5af4-716d-bf67-52a2a0915a4b',NULL);
INSERT INTO "transfers" VALUES('01a20706-5b1d-743f-9505-7bcc2c14495f','01a20706-5b1b-7106-b47f-298e4beb56a4','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'hold',NULL,1795944600000000);
INSERT INTO "transfers" VALUES('01a20706-5b35-77a9-8ef9-caa7c0cf399d','01a20706-5b16-77c0-8c4d-da951c3f62ca:void','person:lin:CNY','publisher:plaza:CNY','CNY',3000,'void','01a20706-5b1d-743f-9505-7bcc2c14495f',NULL);
INSERT INTO "transfers" VALUES('01a20706-5b44-7247-bbd9-db5d96bbbf8b','01a20706-5b3f-73ff-b51a-24a0a2599e2a','person:lin:CNY','packet:01a20706-5b40-736f-a04d-7d88566b2d08:CNY','CNY',600,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5b54-71ae-aa9e-1f252b3ed3f3','01a20706-5b54-71ae-aa9e-1f2471bac3d7','packet:01a20706-5b40-736f-a04d-7d88566b2d08:CNY','person:lin:CNY','CNY',300,'direct',NULL,NULL);
INSERT INTO "transfers" VALUES('01a20706-5b64-7651-a554-e2e7c921494b','01a20706-5b62-76e0-8da2-fd1fc0d0cfee','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-5b73-779d-a976-fd87525de868','01a20706-5b72-765e-8b45-035036529cf4','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-5b7f-74e9-8574-18af1c8cdd7b','01a20706-5b7e-71bd-ae62-8b4cec6b547d','person:lin:CNY','person:maya:CNY','CNY',700,'hold',NULL,1795426200000000);
INSERT INTO "transfers" VALUES('01a20706-5b88-75d3-ab14-51fb5be91521','01a20706-5b88-75d3-ab14-51faf1110d68','person:lin:CNY','person:maya:CNY','CNY',700,'post','01a20706-5b73-779d-a976-fd87525de868',NULL);
INSERT INTO "transfers" VALUES('01a20706-5b92-77a1-af4e-84c400a63aec','01a20706-5b92-77a1-af4e-84c3093b7dfd','person:lin:CNY','person:maya:CNY','CNY',700,'void','01a20706-5b7f-74e9-8574-18af1c8cdd7b',NULL);
INSERT INTO "transfers" VALUES('01a20706-5bab-7443-8fe6-94b01c536643','01a20706-5ba6-76f5-a084-516366d86b88','person:lin:CNY','person:maya:CNY','CNY',800,'direct',NULL,NULL);
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
COMMIT;
